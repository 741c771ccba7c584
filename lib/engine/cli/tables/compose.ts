import { optionTable, type OptionTable } from '../options.ts'

/** Before the command. Source: docker/compose, cmd/compose/compose.go; the last two lines are those of v1. */
export const COMPOSE_GLOBAL = optionTable(
  `
  all-resources ansi= compatibility dry-run env-file= f/file= parallel= profile= progress= project-directory=
  p/project-name= verbose workdir= no-ansi v/version insecure-registry= D/debug help
  H/host= c/context= tls tlscacert= tlscert= tlskey= tlsverify skip-hostname-check log-level=
`,
  { stops: true },
)

const whole = { whole: true }
const stops = { whole: true, stops: true }

/** Source: docker/compose, cmd/compose, one file for each. */
export const COMPOSE: Readonly<Record<string, OptionTable>> = {
  up: optionTable(
    `abort-on-container-exit abort-on-container-failure always-recreate-deps attach= attach-dependencies build d/detach
     exit-code-from= force-recreate menu no-attach= no-build no-color no-deps no-log-prefix no-recreate no-start pull=
     quiet-build quiet-pull remove-orphans V/renew-anon-volumes scale= t/timeout= timestamps wait wait-timeout= w/watch
     y/yes dry-run help`,
    whole,
  ),
  run: optionTable(
    `build cap-add= cap-drop= d/detach entrypoint= e/env= env-from-file= i/interactive l/label= name= T/no-TTY
     no-tty>no-TTY no-deps p/publish= pull= q/quiet quiet-build quiet-pull remove-orphans rm P/service-ports
     use-aliases u/user= v/volume= volumes= w/workdir= t/tty dry-run help`,
    stops,
  ),
  exec: optionTable(
    'd/detach detach-keys= e/env= index= i/interactive privileged T/no-TTY no-tty>no-TTY t/tty u/user= w/workdir= dry-run help',
    stops,
  ),
  build: optionTable(
    `build-arg= builder= check m/memory= no-cache print provenance= pull push q/quiet sbom= ssh= with-dependencies
     parallel compress force-rm no-rm progress= dry-run help`,
    whole,
  ),
  down: optionTable('remove-orphans rmi= t/timeout= v/volumes dry-run help', whole),
  logs: optionTable(
    'f/follow index= no-color no-log-prefix since= n/tail= t/timestamps until= dry-run help',
    whole,
  ),
  config: optionTable(`
    environment format= hash= images lock-image-digests models networks no-consistency no-env-resolution
    no-interpolate no-normalize no-path-resolution o/output= profiles q/quiet resolve-image-digests services variables
    volumes dry-run help`),
  pull: optionTable(
    'ignore-buildable ignore-pull-failures include-deps policy= q/quiet no-parallel parallel',
  ),
  push: optionTable('ignore-push-failures include-deps q/quiet'),
  ps: optionTable('a/all filter= format= no-trunc orphans q/quiet services status='),
  create: optionTable(
    'build force-recreate no-build no-recreate pull= quiet-pull remove-orphans scale= y/yes',
  ),
  restart: optionTable('no-deps t/timeout='),
  stop: optionTable('t/timeout='),
  start: optionTable('wait wait-timeout='),
  rm: optionTable('f/force s/stop v/volumes a/all'),
  kill: optionTable('remove-orphans s/signal='),
  scale: optionTable('no-deps t/timeout='),
  watch: optionTable('no-up prune quiet'),
  cp: optionTable('all archive a/archive follow-link L/follow-link index='),
  port: optionTable('index= protocol='),
  top: optionTable(''),
  images: optionTable('format= q/quiet'),
  ls: optionTable('a/all filter= format= q/quiet'),
  events: optionTable('json since= until='),
  version: optionTable('f/format= short'),
  convert: optionTable('format= hash= o/output= q/quiet services volumes images profiles'),
  wait: optionTable('down-project'),
  attach: optionTable('detach-keys= index= no-stdin sig-proxy'),
  stats: optionTable('a/all format= no-stream no-trunc'),
  pause: optionTable(''),
  unpause: optionTable(''),
  publish: optionTable('app oci-version= resolve-image-digests with-env y/yes'),
  export: optionTable('index= o/output='),
  commit: optionTable('a/author= c/change= index= m/message= p/pause'),
  volumes: optionTable('format= q/quiet'),
  viz: optionTable('image indentation-size= networks ports spaces'),
}
