/** The version of the engine: the package's own. It is part of every grade, so that a result can be told from a later one. */
export const version = '0.1.0'
