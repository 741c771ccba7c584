/** Id of the pane with what is said about the files. */
export const RESULTS = 'lab-panel'
