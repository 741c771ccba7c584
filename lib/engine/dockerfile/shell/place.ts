import type { ShellOptions } from './shell-options.ts'
import type { Assignment, Command, Redirect, Statement } from './types.ts'

type Connector = 'start' | '&&' | '||' | ';' | '|' | '&'

/** A simple command and what the script around it makes of it. */
export type FlatCommand = {
  readonly command: Command
  /** What stands before it; the first command of a block has what stands before the block. */
  readonly connector: Connector
  /**
   * It runs in every build that gets past this script without accident. True on the right of `&&` when the
   * left side either must succeed (its failure ends the build) or is a command that ordinarily does. False
   * behind `||`, behind a question (`[ … ]`, `grep`, `command -v` …) whose "no" does not end the build, in
   * the bodies of if (unless it asks how `docker build` and the like ended), for, while, case and functions, and
   * behind an `exit 0`.
   */
  readonly certain: boolean
  /**
   * Its failure makes the whole script fail: it is at the end, by itself or through `&&`; or errexit is on
   * and it stands where errexit counts; or `|| exit 1` follows. False in a pipe's left side without pipefail,
   * in a substitution whose status is not the command's, under `!`, in the background, in a condition, in a
   * loop (without errexit only the last round counts).
   */
  readonly failureStops: boolean
  readonly pipe: { readonly from: boolean; readonly to: boolean }
  /** Subshells and substitutions around it. */
  readonly depth: number
  /**
   * The shell processes around it, outermost first, each with its own number: what one of them changes (`cd`,
   * variables) ends with it. Subshells, substitutions, parts of a pipe and background commands are processes.
   */
  readonly processes: readonly number[]
  /** The function whose body it is in: it runs when that is called, not here. */
  readonly functionName: string | null
  /** The options in effect when it runs. */
  readonly options: ShellOptions
  /** Redirects of the blocks around it, innermost first: `{ a; b; } > file`. */
  readonly outer: readonly Redirect[]
  /** What the calls of functions around it set while they last, outermost first: `A=1 function`. */
  readonly given: readonly Assignment[]
  /** Variables of the loops around it: their value changes, so it is not known. */
  readonly loopVariables: readonly string[]
}

/** One shell process: subshells get a copy. `numbers` and `functions` are shared by all of them. */
type Shell = {
  options: ShellOptions
  ended: boolean
  /** A trap turns each failure into success. */
  forgives: boolean
  readonly numbers: { next: number }
  readonly functions: Map<string, readonly Statement[]>
}

/** Where in the script a statement stands. */
export type Place = Omit<FlatCommand, 'command' | 'failureStops' | 'options'> & {
  readonly shell: Shell
  /** The status of this statement is the script's, so a failure here is its failure whatever errexit says. */
  readonly tail: boolean
  /** Errexit does not count here: conditions, all but the last of an and-or list, `!`. */
  readonly ignored: boolean
  /** Leaving this shell with a failure ends the script with one. */
  readonly exitStops: boolean
}

/** The beginning of a script. */
export function firstPlace(options: ShellOptions): Place {
  return {
    connector: 'start',
    certain: true,
    pipe: { from: false, to: false },
    depth: 0,
    processes: [],
    functionName: null,
    outer: [],
    given: [],
    loopVariables: [],
    shell: { options, ended: false, forgives: false, numbers: { next: 1 }, functions: new Map() },
    tail: true,
    ignored: false,
    exitStops: true,
  }
}

/** Does a failure at this place end the script as a failure? */
export function stops(place: Place): boolean {
  return place.tail || (place.shell.options.errexit && !place.ignored && place.exitStops)
}

/** Changes of the shell's state stay inside. */
function inProcess(place: Place): Place {
  const { numbers } = place.shell
  const processes = [...place.processes, numbers.next]
  numbers.next += 1
  return { ...place, shell: { ...place.shell }, processes }
}

/** A new process: errexit and exit in it end only itself, which counts if its own status does. */
export function inSubshell(place: Place): Place {
  const counts = stops(place)
  return { ...inProcess(place), depth: place.depth + 1, tail: counts, exitStops: counts }
}

/** A condition: its failure is an answer. */
export function asCondition(place: Place): Place {
  return { ...place, tail: false, ignored: true }
}

/** Its commands run when it is called, if it is: nothing outside hears of its options or its `exit`. */
export function inFunction(place: Place, functionName: string): Place {
  return { ...place, connector: ';', certain: false, tail: false, shell: { ...place.shell }, functionName }
}

/** Each part of a pipe is a process of its own; `counts` says whether the pipe looks at its status. */
export function inPipe(place: Place, counts: boolean): Place {
  const seen = counts && stops(place)
  return { ...inProcess(place), tail: seen, exitStops: seen, ignored: place.ignored || !counts }
}

/** Nobody looks at the status of what runs here. */
export function lost(place: Place): Place {
  return { ...place, tail: false, ignored: true, exitStops: false }
}
