const ATTRIBUTES = ['labels', 'labels-regex', 'env', 'env-regex', 'tag']
const FILES = ['max-size', 'max-file', 'compress', ...ATTRIBUTES]
/** What every driver takes; the cache is the copy that `docker logs` reads. Source: moby/moby, daemon/logger/loggerutils/cache. */
const EVERY = ['mode', 'max-buffer-size', 'cache-disabled', ...FILES.map((option) => `cache-${option}`)]

/**
 * The options of the drivers that come with Engine 29. A driver that is not among them may be a plugin; one without a list takes
 * what is not checked here. Source: moby/moby, daemon/logger/*, ValidateLogOpt.
 */
const OPTIONS: Readonly<Record<string, readonly string[] | null>> = {
  'json-file': FILES,
  local: FILES,
  journald: ATTRIBUTES,
  gelf: [
    'gelf-address',
    'gelf-compression-type',
    'gelf-compression-level',
    'gelf-tcp-max-reconnect',
    'gelf-tcp-reconnect-delay',
    ...ATTRIBUTES,
  ],
  syslog: null,
  fluentd: null,
  awslogs: null,
  splunk: null,
  gcplogs: null,
  etwlogs: null,
  none: null,
}

/** Names of the drivers that come with the Engine. */
export const LOG_DRIVERS: readonly string[] = Object.keys(OPTIONS)

/** Every option that a driver takes; null when that is not known: of plugins, and of drivers whose options change. */
export function optionsOf(driver: string): readonly string[] | null {
  const own = Object.hasOwn(OPTIONS, driver) ? OPTIONS[driver] : null
  return own ? [...own, ...EVERY] : null
}
