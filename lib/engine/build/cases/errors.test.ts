import { runCases, type Case } from '../../testing/run-cases.ts'

const CONVERT = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go'
const COPY = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_copy.go'
const RUNMOUNT =
  'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_runmount.go'
const PARSE = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/parse.go'
const FLAGS = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/bflag.go'
const REFERENCE = 'https://github.com/distribution/reference/blob/main/normalize.go'
const PLATFORM = 'https://github.com/containerd/platforms/blob/main/platforms.go'
const SIGNAL = 'https://github.com/moby/sys/blob/main/signal/signal.go'
const USER = 'https://github.com/moby/sys/blob/main/user/user.go'
const RUNC = 'https://github.com/opencontainers/runc/blob/main/libcontainer/standard_init_linux.go'

const FILES = { 'app.py': 'run()\n', 'docs/guide.md': 'read\n' }

type More = Pick<Case, 'options' | 'partial'>

/** One error, and no image. */
function fails(
  name: string,
  source: string,
  dockerfile: string,
  code: string,
  message: string | RegExp,
  more: More = {},
): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files: FILES,
    ...more,
    expect: { ok: false, problems: [code], messages: [message] },
  }
}

/** The image is built; what is said is a warning. */
function warns(
  name: string,
  source: string,
  dockerfile: string,
  code: string,
  message: string | RegExp,
): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files: FILES,
    expect: { ok: true, problems: [code], messages: [message] },
  }
}

function passes(name: string, source: string, dockerfile: string, more: More = {}): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files: FILES,
    ...more,
    expect: { ok: true, problems: [] },
  }
}

runCases('errors: the file', [
  fails(
    'an unknown instruction',
    PARSE,
    'FROM debian:13\nCPOY app.py /',
    'unknown-instruction',
    'unknown instruction: CPOY',
  ),
  fails('no stage', PARSE, 'RUN make', 'from-missing', 'no build stage in current context'),
  fails(
    'too few words',
    PARSE,
    'FROM debian:13\nWORKDIR',
    'instruction-arguments',
    'WORKDIR requires exactly one argument',
  ),
  fails(
    'COPY without a destination',
    PARSE,
    'FROM debian:13\nCOPY app.py',
    'instruction-arguments',
    'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
  ),
  fails(
    'ENV without a value',
    PARSE,
    'FROM debian:13\nENV HEAT',
    'instruction-arguments',
    'ENV must have two arguments',
  ),
  fails(
    'LABEL without a name',
    PARSE,
    'FROM debian:13\nLABEL =x',
    'instruction-arguments',
    'LABEL names can not be blank',
  ),
  fails(
    'a flag that is none',
    FLAGS,
    'FROM debian:13\nCOPY --form=a /x /',
    'instruction-flag-invalid',
    'unknown flag: --form',
  ),
  fails(
    'a flag without its value',
    FLAGS,
    'FROM debian:13\nCOPY --chown app.py /',
    'instruction-flag-invalid',
    'missing a value on flag: --chown',
  ),
  fails(
    'a boolean that is none',
    FLAGS,
    'FROM debian:13\nCOPY --link=maybe app.py /',
    'instruction-flag-invalid',
    'expecting boolean value for flag --link, not: maybe',
  ),
  fails(
    'a flag twice',
    FLAGS,
    'FROM debian:13\nCOPY --chown=0 --chown=1 app.py /',
    'instruction-flag-invalid',
    'duplicate flag specified: --chown',
  ),
  fails(
    'a health check of no kind',
    PARSE,
    'FROM debian:13\nHEALTHCHECK curl',
    'healthcheck-syntax',
    'Unknown type "CURL" in HEALTHCHECK (try CMD)',
  ),
  fails(
    'HEALTHCHECK NONE with more',
    PARSE,
    'FROM debian:13\nHEALTHCHECK NONE now',
    'healthcheck-syntax',
    'HEALTHCHECK NONE takes no arguments',
  ),
  fails(
    'HEALTHCHECK CMD without a command',
    PARSE,
    'FROM debian:13\nHEALTHCHECK CMD',
    'healthcheck-syntax',
    'Missing command after HEALTHCHECK CMD',
  ),
  fails(
    'a duration without a unit',
    PARSE,
    'FROM debian:13\nHEALTHCHECK --interval=5 CMD true',
    'healthcheck-syntax',
    'time: missing unit in duration "5"',
  ),
  fails(
    'fewer than no retries',
    PARSE,
    'FROM debian:13\nHEALTHCHECK --retries=-1 CMD true',
    'healthcheck-syntax',
    '--retries cannot be negative (-1)',
  ),
  fails(
    'SHELL in plain words',
    PARSE,
    'FROM debian:13\nSHELL /bin/bash -c',
    'shell-instruction-form',
    'SHELL requires the arguments to be in JSON form',
  ),
  fails(
    'ONBUILD of ONBUILD',
    PARSE,
    'FROM debian:13\nONBUILD ONBUILD RUN make',
    'onbuild-invalid-trigger',
    "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
  ),
  fails(
    'an empty VOLUME',
    PARSE,
    'FROM debian:13\nVOLUME [""]',
    'instruction-arguments',
    'VOLUME specified can not be an empty string',
  ),
  fails(
    'a variable that is not closed',
    'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go',
    'FROM debian:13\nENV A=${HEAT',
    'variable-expansion',
    "syntax error: missing '}'",
  ),
  fails(
    'no such network',
    PARSE,
    'FROM debian:13\nRUN --network=lan make',
    'instruction-flag-invalid',
    'invalid network mode "lan"',
  ),
  fails(
    'no such mount',
    PARSE,
    'FROM debian:13\nRUN --mount=type=disk,target=/d true',
    'instruction-flag-invalid',
    'unsupported mount type "disk"',
  ),
  fails(
    'a name for a stage',
    PARSE,
    'FROM debian:13 AS 1st',
    'stage-name-invalid',
    'invalid name for build stage: "1st"',
  ),
])

runCases('errors: stages and images', [
  fails(
    'an upper-case repository',
    REFERENCE,
    'FROM Debian',
    'image-reference-invalid',
    'failed to parse stage name "Debian": invalid reference format: repository name (library/Debian) must be lowercase',
  ),
  fails(
    'an empty tag',
    REFERENCE,
    'FROM debian:',
    'image-reference-invalid',
    'failed to parse stage name "debian:": invalid reference format',
  ),
  fails(
    'a digest that is too short',
    REFERENCE,
    'FROM debian@sha256:abc',
    'image-reference-invalid',
    'invalid reference format',
  ),
  passes('a value that nobody gave yet', CONVERT, 'ARG BASE\nFROM $BASE'),
  fails(
    'an empty base',
    CONVERT,
    'ARG BASE=\nFROM $BASE',
    'from-arg-default-invalid',
    'base name ($BASE) should not be blank',
  ),
  fails(
    'a platform that is none',
    PLATFORM,
    'FROM --platform=foo debian:13',
    'platform-invalid',
    'failed to parse platform foo: "foo": unknown operating system or architecture: invalid argument',
  ),
  fails(
    'a platform of too many parts',
    PLATFORM,
    'FROM --platform=linux/arm/v7/x debian:13',
    'platform-invalid',
    'cannot parse platform specifier',
  ),
  fails(
    'a platform from nothing',
    CONVERT,
    'FROM --platform=$WHERE debian:13',
    'from-arg-undeclared',
    'empty platform value from expression $WHERE',
  ),
  passes('a platform of the builder', CONVERT, 'FROM --platform=$BUILDPLATFORM debian:13'),
  fails(
    'an unknown target',
    CONVERT,
    'FROM debian:13 AS kiln\nFROM debian:13',
    'target-unknown',
    'target stage "oven" could not be found. The stages are: kiln, 1.',
    { options: { target: 'oven' } },
  ),
  fails(
    'a stage of itself',
    CONVERT,
    'FROM debian:13 AS a1\nCOPY --from=a1 /x /',
    'copy-from-self',
    'circular dependency detected on stage: a1',
  ),
  fails(
    'a number too high',
    CONVERT,
    'FROM debian:13\nCOPY --from=2 /x /',
    'copy-from-unknown-stage',
    'invalid stage index 2',
  ),
  fails(
    'a variable in --from',
    CONVERT,
    'ARG S=kiln\nFROM debian:13\nCOPY --from=$S /x /',
    'copy-from-variable',
    'variable expansion is not supported for --from',
  ),
  fails(
    'a mount of a later stage',
    RUNMOUNT,
    'FROM debian:13 AS a1\nRUN --mount=from=b1,target=/x true\nFROM debian:13 AS b1',
    'copy-from-unknown-stage',
    'cannot mount from stage "b1" to "/x"',
  ),
  fails(
    'a mount over everything',
    RUNMOUNT,
    'FROM debian:13\nRUN --mount=type=cache,target=/ true',
    'mount-target-invalid',
    'invalid mount target "/"',
  ),
  {
    name: 'stages that need each other in turn',
    source: CONVERT,
    dockerfile: 'FROM debian:13 AS a1\nCOPY --from=b1 /x /\nFROM a1 AS b1\n',
    expect: {
      ok: false,
      problems: ['stage-circular'],
      messages: ['circular dependency detected on stage: b1'],
    },
  },
])

runCases('errors: what the build meets', [
  fails(
    'a file that is not there',
    COPY,
    'FROM debian:13\nCOPY nope.txt /',
    'copy-source-missing',
    'failed to calculate checksum: "/nope.txt": not found',
  ),
  passes('one that may be there', COPY, 'FROM debian:13\nCOPY nope.txt /', { partial: true }),
  passes('a pattern without a match', COPY, 'FROM debian:13\nCOPY nope*.txt /'),
  fails(
    'a bind mount of nothing',
    RUNMOUNT,
    'FROM debian:13\nRUN --mount=type=bind,source=nope,target=/n true',
    'copy-source-missing',
    'failed to calculate checksum: "/nope": not found',
  ),
  fails(
    'a file that the other stage has not',
    COPY,
    'FROM scratch AS a1\nCOPY app.py /\nFROM debian:13\nCOPY --from=a1 /nope /',
    'copy-source-missing',
    '"/nope": not found',
  ),
  fails(
    'COPY of an address',
    COPY,
    'FROM debian:13\nCOPY https://example.com/a /',
    'copy-url',
    "source can't be a URL for COPY",
  ),
  fails(
    'a mode that is none',
    COPY,
    'FROM debian:13\nCOPY --chmod=999 app.py /',
    'copy-chmod-invalid',
    "invalid chmod parameter: '999'. it should be octal string and between 0 and 07777",
  ),
  fails(
    'a checksum of a local file',
    COPY,
    `FROM debian:13\nADD --checksum=sha256:${'0'.repeat(64)} app.py /`,
    'add-checksum',
    'checksum requires HTTP(S) or Git sources',
  ),
  fails(
    'an owner that is not there',
    'https://github.com/moby/buildkit/blob/master/solver/llbsolver/file/user_linux.go',
    'FROM debian:13\nCOPY --chown=potter app.py /',
    'unknown-user',
    "can't find uid for user potter: no such user: potter",
  ),
  fails(
    'a group that is not there',
    'https://github.com/moby/buildkit/blob/master/solver/llbsolver/file/user_linux.go',
    'FROM debian:13\nCOPY --chown=0:potters app.py /',
    'unknown-group',
    "can't find gid for group potters: no such group: potters",
  ),
  passes(
    'an owner by number',
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'FROM debian:13\nCOPY --chown=4711 app.py /',
  ),
  fails(
    'USER that is not there, at RUN',
    USER,
    'FROM debian:13\nUSER potter\nRUN true',
    'unknown-user',
    'unable to find user potter: no matching entries in passwd file',
  ),
  fails(
    'a group that is not there, at RUN',
    USER,
    'FROM debian:13\nUSER root:potters\nRUN true',
    'unknown-group',
    'unable to find group potters: no matching entries in group file',
  ),
  passes('USER of an unknown base', USER, 'FROM example.com/clay:1\nUSER potter\nRUN true'),
  fails(
    'WORKDIR below a file',
    'https://github.com/moby/buildkit/blob/master/solver/llbsolver/file/backend.go',
    'FROM debian:13\nCOPY app.py /srv/app\nWORKDIR /srv/app/data',
    'workdir-not-directory',
    'mkdir /srv/app: not a directory',
  ),
  fails(
    'no such signal',
    SIGNAL,
    'FROM debian:13\nSTOPSIGNAL SIGSTOPPED',
    'stopsignal-invalid',
    'invalid signal: SIGSTOPPED',
  ),
  fails(
    'a signal that is nothing',
    SIGNAL,
    'FROM debian:13\nSTOPSIGNAL 0',
    'stopsignal-invalid',
    'invalid signal: 0',
  ),
  passes('a signal to be given', SIGNAL, 'FROM debian:13\nARG BYE\nSTOPSIGNAL $BYE'),
  fails(
    'rm of a directory without -r',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/rm.html',
    'FROM debian:13\nRUN apt-get update && rm -f /var/lib/apt/lists',
    'is-directory',
    "rm: cannot remove '/var/lib/apt/lists': Is a directory",
  ),
  passes(
    'rm of a directory with it',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/rm.html',
    'FROM debian:13\nRUN apt-get update && rm -fr /var/lib/apt/lists',
  ),
  fails(
    'a VOLUME that comes to nothing',
    CONVERT,
    'FROM debian:13\nENV DATA=\nVOLUME $DATA',
    'volume-empty',
    'VOLUME specified can not be an empty string',
  ),
  fails(
    'no such port',
    'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_expose.go',
    'FROM debian:13\nEXPOSE 99999',
    'expose-port-invalid',
    'invalid containerPort: 99999',
  ),
  fails(
    'a shell form without a shell',
    RUNC,
    'FROM scratch\nRUN make',
    'command-not-found',
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ),
  {
    name: 'in a stage that nobody builds it stops nothing',
    source: CONVERT,
    dockerfile: 'FROM debian:13 AS spare\nSTOPSIGNAL SIGSTOPPED\nFROM debian:13\n',
    expect: { ok: true, problems: ['stopsignal-invalid'] },
  },
])

runCases('what docker run would say', [
  warns(
    'no such user',
    USER,
    'FROM debian:13\nUSER potter',
    'unknown-user',
    'unable to find user potter: no matching entries in passwd file',
  ),
  warns(
    'no such group',
    USER,
    'FROM debian:13\nUSER root:potters',
    'unknown-group',
    'unable to find group potters: no matching entries in group file',
  ),
  passes(
    'accounts copied from the stage that made them',
    'https://docs.docker.com/build/building/base-images/',
    'FROM debian:13 AS kiln\nRUN useradd --uid 4711 potter\nFROM scratch\nCOPY --from=kiln /etc/passwd /etc/group /etc/\nUSER potter\nWORKDIR /srv',
  ),
  warns(
    'but nobody who is not in them',
    USER,
    'FROM debian:13 AS kiln\nFROM scratch\nCOPY --from=kiln /etc/passwd /etc/passwd\nUSER potter',
    'unknown-user',
    'unable to find user potter',
  ),
  passes('accounts in a file of the context', USER, 'FROM scratch\nCOPY app.py /etc/passwd\nUSER potter'),
  passes('accounts that a program may have made', USER, 'FROM debian:13\nRUN /opt/setup\nUSER potter'),
  passes('users by number', USER, 'FROM debian:13\nUSER 4711:4711'),
  warns(
    'a program that a small image lacks',
    RUNC,
    'FROM alpine:3.23\nCMD ["bash"]',
    'command-not-found',
    'exec: "bash": executable file not found in $PATH: unknown',
  ),
  warns(
    'a path with nothing there',
    RUNC,
    'FROM scratch\nENTRYPOINT ["/kiln"]',
    'command-not-found',
    'exec: "/kiln": stat /kiln: no such file or directory: unknown',
  ),
  warns(
    'a shell form without a shell',
    RUNC,
    'FROM scratch\nCMD kiln --hot',
    'command-not-found',
    'exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
  ),
  warns(
    'a script that may not be run',
    RUNC,
    'FROM debian:13\nRUN echo "exec kiln" > /start\nCMD ["/start"]',
    'command-not-executable',
    'exec: "/start": permission denied: unknown',
  ),
  warns(
    'a script whose interpreter is not there',
    RUNC,
    'FROM scratch\nCOPY --chmod=755 <<EOF /start\n#!/bin/sh\nEOF\nCMD ["/start"]',
    'command-not-found',
    'exec /start: no such file or directory: it begins with #!/bin/sh',
  ),
  warns(
    'a script with line ends of Windows',
    RUNC,
    'FROM debian:13\nRUN printf "#!/bin/sh\\r\\nkiln\\r\\n" > /start && chmod 755 /start\nCMD ["/start"]',
    'script-line-ends',
    'its lines end with CR LF',
  ),
  warns(
    'a program by its name that may not be run',
    RUNC,
    'FROM debian:13\nADD https://example.com/tini /usr/local/bin/tini\nCMD ["tini", "kiln"]',
    'command-not-executable',
    'exec: "tini": executable file not found in $PATH: unknown',
  ),
  passes(
    'the same with a mode',
    RUNC,
    'FROM debian:13\nADD --chmod=755 https://example.com/tini /usr/local/bin/tini\nCMD ["tini", "kiln"]',
  ),
  passes('one that may', RUNC, 'FROM debian:13\nCOPY --chmod=755 app.py /app.py\nCMD ["/app.py"]'),
  passes('a program that nothing is known of', RUNC, 'FROM debian:13\nCMD ["kiln"]'),
  warns(
    'a probe that is not there',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'FROM debian:13-slim\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1',
    'healthcheck-tool-missing',
    'curl: not found',
  ),
  warns(
    'the same in exec form',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'FROM debian:13-slim\nHEALTHCHECK CMD ["curl", "-f", "http://localhost/"]',
    'healthcheck-tool-missing',
    'exec: "curl": executable file not found in $PATH: unknown',
  ),
  passes(
    'a probe that was installed',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1',
  ),
  warns(
    'a shell for the probe',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'FROM scratch\nCOPY --chmod=755 app.py /app\nENTRYPOINT ["/app"]\nHEALTHCHECK CMD /app --check',
    'healthcheck-tool-missing',
    'exec: "/bin/sh"',
  ),
])
