public external module disk
public fn open(): Int { disk.seek() }
