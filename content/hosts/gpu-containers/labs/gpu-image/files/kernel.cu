// vector add
