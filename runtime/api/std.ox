// The standard library. Its modules are the files beside this one in std/.
