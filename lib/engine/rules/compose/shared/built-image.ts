export { builtImage, folderOf } from '../../../compose/project.ts'
