/**
 * Breaks real files at random and looks whether anything throws or takes long. The seed is fixed: the same files every time.
 * Run: npm run bench -- mutate [N] [FOLDER] for Dockerfiles, npm run bench -- mutate files [N] [FOLDER] for all others;
 * FOLDER holds the Dockerfiles, or real-compose and real-gitlab-ci
 */
import { mutateDockerfiles } from './mutate/dockerfiles.ts'
import { mutateFiles } from './mutate/files.ts'

const args = process.argv.slice(2)
const faults =
  args[0] === 'files'
    ? mutateFiles(Number(args[1] ?? '24000'), args[2])
    : mutateDockerfiles(Number(args[0] ?? '100000'), args[1])
process.exitCode = faults === 0 ? 0 : 1
