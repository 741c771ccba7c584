import { baseName } from '../../dockerfile/paths.ts'

/** Shells and prompts: what images of systems and languages start, and nobody means to start in an image with a program in it. */
const PROMPTS: ReadonlySet<string> = new Set(
  'sh bash ash python python3 node irb jshell php iex erl ghci julia R swift perl pypy3 lua deno bun'.split(
    ' ',
  ),
)

/** `["python3"]`, `["php", "-a"]`, `["/bin/bash"]`. */
export function startsPrompt([program]: readonly string[]): boolean {
  return program !== undefined && PROMPTS.has(baseName(program))
}
