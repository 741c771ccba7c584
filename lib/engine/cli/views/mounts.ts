import { readCsvRecord } from '../formats.ts'
import type { HostMount, Option } from '../model.ts'
import { isOn, knownText, pairOf, type Seen } from './values.ts'

/** Every `-v`, `--mount` and `--tmpfs`, in order. */
export function mountsOf({ options }: Seen): readonly HostMount[] {
  return options.flatMap((option) => {
    if (option.name === 'volume') return volumeOf(option)
    if (option.name === 'mount' || option.name === 'mount-add') return mountOf(option)
    return option.name === 'tmpfs' ? tmpfsOf(option) : []
  })
}

const PROPAGATION = /^r?(?:shared|slave|private)$/
/** What begins like this is a path of the host, whatever the variable holds. */
const HOST_PATH = /^(?:[./~]|\$\{(?:HOME|PWD|OLDPWD)\}|\$\(pwd\)|\$[{(][^})]*[})]\/)/

/** `source:target:options`, or a target alone. Source: docker/cli, internal/volumespec. */
function volumeOf({ value, shown, range }: Option): HostMount {
  const parts = shown.split(':')
  const [first = '', second, ...rest] = parts
  const options = rest.join(':').split(',')
  const source = second === undefined ? null : first
  const known = (text: string | null): string | null => (text === null ? null : knownText(text, value))
  return {
    type: source === null ? 'volume' : typeOf(source, value),
    source: known(source),
    sourceShown: source,
    target: known(second ?? first),
    readOnly: options.includes('ro') || options.includes('readonly'),
    propagation: options.find((option) => PROPAGATION.test(option)) ?? null,
    known: value !== null,
    range,
  }
}

/** A variable alone may hold a path or the name of a volume. */
function typeOf(source: string, value: string | null): HostMount['type'] {
  if (HOST_PATH.test(source)) return 'bind'
  return knownText(source, value) === null ? null : 'volume'
}

/** Source: docker/cli, opts/mount.go. */
function mountOf({ value, shown, range }: Option): HostMount {
  const record = readCsvRecord(shown)
  const fields = new Map((record ?? []).map(pairOf))
  const get = (...names: readonly string[]): string | null => {
    const name = names.find((each) => fields.has(each))
    return name === undefined ? null : (fields.get(name) ?? null)
  }
  const known = (text: string | null): string | null => (text === null ? null : knownText(text, value))
  const source = get('source', 'src')
  const type = get('type')
  return {
    type: record === null ? null : kindOf(known(type), type),
    source: known(source),
    sourceShown: source,
    target: known(get('target', 'dst', 'destination')),
    readOnly: isOn(get('readonly', 'ro') ?? 'false'),
    propagation: get('bind-propagation'),
    known: value !== null && record !== null,
    range,
  }
}

function kindOf(type: string | null, written: string | null): HostMount['type'] {
  if (type === null) return written === null ? 'volume' : null
  return type === 'bind' || type === 'volume' || type === 'tmpfs' ? type : 'other'
}

/** `path` or `path:options`. */
function tmpfsOf({ value, shown, range }: Option): HostMount {
  return {
    type: 'tmpfs',
    source: null,
    sourceShown: null,
    target: knownText(shown.split(':')[0] ?? '', value),
    readOnly: shown.split(':')[1]?.split(',').includes('ro') ?? false,
    propagation: null,
    known: value !== null,
    range,
  }
}
