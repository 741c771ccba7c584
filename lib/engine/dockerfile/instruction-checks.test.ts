import { expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { parseSyntax } from './parse-syntax.ts'

/** Code, BuildKit's wording (up to the first full stop) and what the range covers. */
function refusals(line: string): string[][] {
  const source = `FROM dock\n${line}\n`
  return parseSyntax(source).problems.map(({ code, message, range }) => [
    code,
    message.split('. ')[0]!,
    slice(source, range),
  ])
}

test.each([
  ['MAINTAINER', 'MAINTAINER requires exactly one argument', 'MAINTAINER'],
  ['WORKDIR', 'WORKDIR requires exactly one argument', 'WORKDIR'],
  ['user', 'USER requires exactly one argument', 'user'],
  ['STOPSIGNAL', 'STOPSIGNAL requires exactly one argument', 'STOPSIGNAL'],
  ['ENV', 'ENV requires at least one argument', 'ENV'],
  ['LABEL', 'LABEL requires at least one argument', 'LABEL'],
  ['ARG', 'ARG requires at least one argument', 'ARG'],
  ['ONBUILD', 'ONBUILD requires at least one argument', 'ONBUILD'],
  ['HEALTHCHECK', 'HEALTHCHECK requires at least one argument', 'HEALTHCHECK'],
  ['EXPOSE', 'EXPOSE requires at least one argument', 'EXPOSE'],
  ['VOLUME []', 'VOLUME requires at least one argument', 'VOLUME'],
  ['SHELL []', 'SHELL requires at least one argument', 'SHELL'],
  ['VOLUME ["/log", " "]', 'VOLUME specified can not be an empty string', '" "'],
  ['ENV =b', 'ENV names can not be blank', '='],
  ['LABEL a=b =c', 'LABEL names can not be blank', '='],
  ['ARG A =c', 'ARG names can not be blank', '=c'],
  ['FROM', 'FROM requires either one or three arguments', 'FROM'],
  ['FROM a b', 'FROM requires either one or three arguments', 'a b'],
  ['FROM a to b', 'FROM requires either one or three arguments', 'a to b'],
  ['FROM a AS b c', 'FROM requires either one or three arguments', 'a AS b c'],
  ['COPY <<hull /a <<keel\nhull\nkeel', 'COPY cannot accept a heredoc as a destination', '<<keel'],
])('arguments: %s', (line, message, covered) => {
  expect(refusals(line)).toEqual([['instruction-arguments', message, covered]])
})

test.each(['COPY', 'ADD'])('%s needs a source and a destination', (keyword) => {
  const message = `${keyword} requires at least two arguments, but only one was provided`
  expect(refusals(`${keyword} hull`)).toEqual([['instruction-arguments', message, 'hull']])
})

test.each([['1b'], ['b!'], ['-b'], ['ü']])('%s is no name for a stage', (name) => {
  const wording = `invalid name for build stage: "${name}", name can't start with a number or contain symbols`
  expect(refusals(`FROM a AS ${name}`)).toEqual([['stage-name-invalid', wording, name]])
})

test.each([
  ['COPY --chown=a --chown=b x y', 'duplicate flag specified: --chown', '--chown=b'],
  ['COPY --link=maybe x y', 'expecting boolean value for flag --link, not: maybe', '--link=maybe'],
  ['COPY --link= x y', 'missing a value on flag: --link', '--link='],
  ['COPY --chown x y', 'missing a value on flag: --chown', '--chown'],
  ['ADD --from=a x y', 'unknown flag: --from', '--from=a'],
  ['ENV --a=b C=d', 'unknown flag: --a', '--a=b'],
  ['USER --toString crew', 'unknown flag: --toString', '--toString'],
  ['FROM --platfrom=x dock', 'unknown flag: --platfrom', '--platfrom=x'],
  ['RUN --network=sea a', 'invalid network mode "sea"', 'sea'],
  ['RUN --security=x a', 'security "x" is not valid', 'x'],
  ['RUN --mount= a', 'failed to parse csv mounts', ''],
  ['RUN --mount=type=cache,\\"x a', 'failed to parse csv mounts', 'type=cache,\\"x'],
  ['RUN --device= a', 'failed to parse csv devices', ''],
  ['HEALTHCHECK --start=1s CMD a', 'unknown flag: --start', '--start=1s'],
])('flags: %s', (line, message, covered) => {
  expect(refusals(line)).toEqual([['instruction-flag-invalid', message, covered]])
})

test('a mount takes no variable in from=', () => {
  const [problem] = refusals('RUN --mount=type=bind,from=$YARD,target=/x a')
  expect(problem?.[1]).toBe("'from' doesn't support variable expansion, define alias stage instead")
})

test.each([
  ['COPY --link=FALSE --parents --exclude=a --exclude=b x y'],
  ['ADD --keep-git-dir=true --unpack=false --checksum=sha256:0 x y'],
  ['RUN --mount=type=cache,target=/a --mount=type=tmpfs,target=/b --network=host --security=insecure a'],
  ['RUN --device=ship.test/gpu=all a'],
  ['RUN --mount=type=unheard a'],
  ['FROM --platform=linux/arm64 dock'],
  ['STOPSIGNAL --x 9'],
  ['ARG --x A'],
  ['HEALTHCHECK --x NONE'],
  ['HEALTHCHECK --interval=0s --timeout=1h1m --start-period=1ms --start-interval=5s --retries=0 CMD a'],
  ['FROM a as B.c-d_e'],
  ['RUN'],
  ['ENTRYPOINT'],
  ['EXPOSE harbour'],
])('fine here: %s', (line) => {
  expect(refusals(line)).toEqual([])
})

test.each([
  ['HEALTHCHECK NONE now', 'HEALTHCHECK NONE takes no arguments', 'now'],
  ['HEALTHCHECK CMD', 'Missing command after HEALTHCHECK CMD', 'CMD'],
  ['HEALTHCHECK CMD []', 'Missing command after HEALTHCHECK CMD', 'CMD'],
  ['HEALTHCHECK ping sea', 'Unknown type "PING" in HEALTHCHECK (try CMD)', 'ping'],
  ['HEALTHCHECK --interval=5 CMD a', 'time: missing unit in duration "5"', '5'],
  ['HEALTHCHECK --timeout=1us CMD a', 'Interval "timeout" cannot be less than 1ms', '1us'],
  ['HEALTHCHECK --start-period=-5s CMD a', 'Interval "start-period" cannot be less than 1ms', '-5s'],
  ['HEALTHCHECK --retries=-1 CMD a', '--retries cannot be negative (-1)', '-1'],
  ['HEALTHCHECK --retries=two CMD a', 'strconv.ParseInt: parsing "two": invalid syntax', 'two'],
  [
    'HEALTHCHECK --retries=99999999999 CMD a',
    'strconv.ParseInt: parsing "99999999999": value out of range',
    '99999999999',
  ],
])('%s', (line, message, covered) => {
  expect(refusals(line)).toEqual([['healthcheck-syntax', message, covered]])
})

test('SHELL has to be in JSON form', () => {
  expect(refusals('SHELL bash -c')).toEqual([
    ['shell-instruction-form', 'SHELL requires the arguments to be in JSON form', 'bash -c'],
  ])
})

test.each([
  ['ONBUILD ONBUILD RUN a', "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", 'ONBUILD'],
  ['ONBUILD from a', "FROM isn't allowed as an ONBUILD trigger", 'from'],
  ['ONBUILD MAINTAINER a', "MAINTAINER isn't allowed as an ONBUILD trigger", 'MAINTAINER'],
])('%s', (line, message, covered) => {
  expect(refusals(line)).toEqual([['onbuild-invalid-trigger', message, covered]])
})

test.each([
  ['COPPY a /b', 'Did you mean COPY?'],
  ['ENTRYPOINT["/sail"]', 'Put a space behind ENTRYPOINT'],
  ['cmd:', 'Put a space behind CMD'],
  ['&& sail', 'If the instruction above goes on here, its last line needs a \\ at the end'],
  [
    'apt-get install sails',
    'A line begins with an instruction such as FROM, RUN or COPY; a shell command belongs behind RUN, and a line that goes on needs a \\ at its end',
  ],
])('an unknown instruction: %s', (line, advice) => {
  const written = line.split(' ')[0]!
  const source = `FROM dock\n${line}\n`
  const [problem] = parseSyntax(source).problems
  expect(problem).toMatchObject({
    code: 'unknown-instruction',
    message: `unknown instruction: ${written}. ${advice}`,
  })
  expect(slice(source, problem!.range)).toBe(written)
})

test('a letter that only looks like one of a keyword makes no keyword', () => {
  expect(refusals('uſer crew')[0]?.[0]).toBe('unknown-instruction')
})
