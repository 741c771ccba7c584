import type { RunCall } from '../../../cli/model.ts'
import type { Project } from '../../../project.ts'
import { folderBeside } from './folders.ts'

/** Why a `docker run` was meant as `docker build`, and how sure that is; null when it was not. */
export type Meant = { readonly context: string; readonly certain: boolean }

/**
 * `docker run -t NAME ./folder`: -t without -i, and one argument that is a folder. `.` and a name that ends in a slash are no
 * programs; `./folder` may be one in the image, unless the project has a folder of that name.
 */
export function meantAsBuild(
  { tty, interactive, args, image, detach }: RunCall,
  project: Project,
): Meant | null {
  const [argument] = args
  const context = argument?.text ?? null
  if (context === null || args.length !== 1 || image?.word.text == null) return null
  if (tty !== true || interactive === true || detach === true) return null
  if (/^\.{1,2}\/?$|^\.{0,2}\/?(?:[\w.-]+\/)+$/.test(context)) return { context, certain: true }
  if (!/^\.{1,2}\/[\w./-]*$/.test(context)) return null
  if (hasFolder(context, project)) return { context, certain: true }
  return /\.[a-z]{1,4}$/.test(context) ? null : { context, certain: false }
}

function hasFolder(path: string, project: Project): boolean {
  const folder = folderBeside(project, path)
  if (folder === null || folder === '') return false
  const { files, directories = [] } = project.context
  return directories.includes(folder) || Object.keys(files).some((file) => file.startsWith(`${folder}/`))
}

/** A path or a folder in the place of an image: `docker run ./app`. */
export function namesFolder({ image }: RunCall): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$)/.test(image?.word.text ?? '')
}

/** Such a line has one fault: what else is wrong with it goes away with the correction. */
export function isMeantAsBuild(call: RunCall, project: Project): boolean {
  return namesFolder(call) || meantAsBuild(call, project) !== null
}
