# django entry point
