public fn grow(): Int { 1 }
