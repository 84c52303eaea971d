def measure_parsing(*a): pass
def measure_compiling(*a): pass
