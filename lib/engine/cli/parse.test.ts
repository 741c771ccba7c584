import { describe, expect, it } from 'vitest'
import { parseScript } from './parse.ts'
import { covered, read, shown } from './testing.ts'

describe('the commands of a script', () => {
  it.each<[string, readonly string[]]>([
    ['docker ps\n', ['! docker ps']],
    ['docker pull a; docker pull b\n', ['docker pull a', '! docker pull b']],
    ['set -e\ndocker pull a\ndocker pull b\n', ['set -e', '! docker pull a', '! docker pull b']],
    ['docker rm x || true\n', ['~ docker rm x', '?! true']],
    ['docker rm x && docker rm y || :\n', ['~ docker rm x', '~ docker rm y', '?! :']],
    ['docker run a &\nwait\n', ['& docker run a', '! wait']],
    ['if docker ps; then docker pull a; fi\n', ['docker ps', '?! docker pull a']],
    ['for i in a b; do docker pull "$i"; done\n', ['docker pull a', '! docker pull b']],
    [
      'for i in a b; do docker tag x $i | tee $i; done\n',
      ['docker tag x a', 'tee a <0', 'docker tag x b', '! tee b <2'],
    ],
    ['for i in $LIST; do docker pull "$i"; done\n', ['? docker pull ‹${i}›']],
    ['for i in *.tar; do docker load -i "$i"; done\n', ['? docker load -i ‹${i}›']],
    ['for i in a b; do docker pull $i && break; done\n', ['? docker pull ‹${i}›*', '? break']],
    [
      'for i in a b; do for j in 1 2; do docker pull $i:$j; done; done\n',
      ['docker pull a:1', 'docker pull a:2', 'docker pull b:1', '! docker pull b:2'],
    ],
    ['for i in 1 2 3 4 5 6 7 8 9 a b c d e f g h; do docker pull x:$i; done\n', ['? docker pull ‹x:${i}›']],
    ['docker --version; exit 1\n', ['docker --version', '! exit 1']],
    ['deploy() { docker pull a; }\ndeploy\n', ['! docker pull a']],
    ['! docker ps\n', ['docker ps']],
    ['docker ps > out 2>&1\n', ['! docker ps >out >&1']],
    ['{ docker ps; } > out\n', ['! docker ps >out']],
  ])('%j', (text, commands) => expect(shown(read(text))).toEqual(commands))

  it('knows who reads from whom', () => {
    const script = read('echo "$P" | docker login --password-stdin | tee log\ndocker rm $(docker ps -aq)\n')
    expect(shown(script)).toEqual([
      'echo ‹${P}›',
      'docker login --password-stdin <0',
      'tee log <1',
      'docker ps -aq ^4',
      '! docker rm ‹$(…)›*',
    ])
    expect(script.commands.map(({ pipe }) => pipe.to)).toEqual([1, 2, null, null, null])
    expect(script.commands[3]?.captured).toBe(true)
  })

  it('reads here-documents and here-strings', () => {
    const [build, login] = read('docker build - <<E\nFROM a # x\nE\ndocker login <<< "$T"\n').commands
    expect(build?.redirects[0]).toMatchObject({ operator: '<<', content: 'FROM a # x\n', target: null })
    expect(login?.redirects[0]).toMatchObject({ operator: '<<<', content: null })
  })
})

describe('what a shell reads', () => {
  it.each<[string, readonly string[]]>([
    ['bash <<EOF\ndocker ps\ndocker pull a\nEOF', ['[bash] docker ps', '! [bash] docker pull a']],
    ['bash -e <<EOF\ndocker ps\ndocker pull a\nEOF', ['! [bash] docker ps', '! [bash] docker pull a']],
    [
      "TAG=1\nsudo sh -s x <<-'EOF'\n\tdocker pull $TAG\n\tls\n\tEOF",
      ['[sudo sh] docker pull ‹${TAG}›*', '! [sudo sh] ls'],
    ],
    ['TAG=1\nbash <<EOF || true\ndocker pull a:$TAG\nEOF', ['~ [bash] docker pull a:1', '?! true']],
    ['bash <<< "docker ps"', ['! [bash] docker ps']],
    [
      'TAG=1\necho "docker pull a:$TAG" | sudo sh',
      ['echo docker pull a:1', '! [sudo sh] docker pull a:1 <0'],
    ],
    ["cat <<'EOF' | bash -e\ndocker ps\nEOF", ['cat <<docker ps\n', '! [bash] docker ps <0']],
    ['curl -fsS x | sh', ['curl -fsS x', '! sh <0']],
    ['echo ls > a | sh', ['echo ls >a', '! sh <0']],
    ['bash -n <<EOF\ndocker ps\nEOF', ['! bash -n <<docker ps\n']],
    ["bash -nc 'docker ps'", ['! bash -nc docker ps']],
    ['bash x.sh <<EOF\ndocker ps\nEOF', ['! bash x.sh <<docker ps\n']],
    ['bash -c ls <<EOF\ndocker ps\nEOF', ['! [bash] ls']],
    ['bash <<EOF\ndocker pull $(date)\nEOF', ['date ^1', '! bash <<‹›']],
    ['bash <<EOF < other\ndocker ps\nEOF', ['! bash <<docker ps\n <other']],
  ])('%j', (text, lines) => expect(shown(read(text))).toEqual(lines))

  it('at its place', () => {
    const file = read('TAG=1\nbash <<EOF\n\ndocker pull a:$TAG\n  ls\nEOF\nls\n')
    expect(covered(file, file.commands)).toEqual(['docker pull a:$TAG', '  ls', 'ls'])
  })
})

describe('what is taken off a command', () => {
  it.each<[string, string]>([
    ['sudo docker ps', '! [sudo] docker ps'],
    ['sudo -u root env A=1 B="$X" docker ps', '! [sudo env] A=1 B=‹› docker ps'],
    ['A=1 docker ps', '! A=1 docker ps'],
    ['exec docker ps', '! [exec] docker ps'],
    ['timeout 5m docker ps', '! [timeout] docker ps'],
    ["sh -c 'docker ps'", '! [sh] docker ps'],
    ["sudo bash -ec 'docker rm x || true; docker ps'", '~ [sudo bash] docker rm x'],
    ['xargs -r docker rm', '! [xargs] docker rm ‹${…}›*'],
    ['xargs -I{} docker rm {}', '! [xargs] docker rm {}'],
    ['flock /tmp/lock docker ps', '! [flock] docker ps'],
    ['eval "docker ps"', '! [eval] docker ps'],
  ])('%s', (text, first) => expect(shown(read(text))[0]).toBe(first))
})

describe('what starts a command with secrets', () => {
  it.each<[string, ...string[]]>([
    ['op run --env-file=a -- docker ps', '! op run --env-file=a', '! [op run] docker ps'],
    ['envkey-source "$KEY" -- docker ps', '! envkey-source ‹${KEY}›', '! [envkey-source] docker ps'],
    ["es -w 'docker ps'", '! es -w', '! [es sh] docker ps'],
    ["es -- 'docker ps; a'", '! es --', '[es sh] docker ps', '! [es sh] a'],
    ['es docker', '! es docker'],
    ['sudo es -- docker ps', '! [sudo] es', '! [sudo es] docker ps'],
    ['for a in x; do echo "${a^^}=$(b)"; done', 'b ^1', '! echo ‹X=$(b)›'],
    ["A=1 env -i B=2 sh -c 'docker ps'", '! [env sh] docker ps'],
    ['A=1 sudo C=3 docker ps', '! [sudo] C=3 docker ps'],
    ['doppler run -- sudo docker ps', '! doppler run', '! [doppler run sudo] docker ps'],
    [
      "infisical run --env=a --command 'docker ps'",
      '! infisical run --env=a --command docker ps',
      '! [infisical run sh] docker ps',
    ],
    [
      "doppler run --command='a; b'",
      '! doppler run --command=a; b',
      '[doppler run sh] a',
      '! [doppler run sh] b',
    ],
    [
      "sops exec-env a.yaml 'docker ps && b'",
      '! sops exec-env a.yaml',
      '! [sops exec-env sh] docker ps',
      '! [sops exec-env sh] b',
    ],
    [
      'sops exec-env --pristine --user tide a.yaml "docker ps"',
      '! sops exec-env --pristine --user tide a.yaml',
      '! [sops exec-env sh] docker ps',
    ],
    [
      "sops exec-file --no-fifo a.env 'docker compose --env-file {} up'",
      '! sops exec-file --no-fifo a.env',
      '! [sops exec-file sh] docker compose --env-file {} up',
    ],
    ['sops exec-env a.yaml docker ps', '! sops exec-env a.yaml docker ps'],
    ['sops -d a.yaml', '! sops -d a.yaml'],
    [
      'hcp vault-secrets run --app=quay -- docker ps',
      '! hcp vault-secrets run --app=quay',
      '! [hcp run] docker ps',
    ],
    ['esc run quay/dev -- docker ps', '! esc run quay/dev', '! [esc run] docker ps'],
    ['chamber exec tide -- docker ps', '! chamber exec tide', '! [chamber exec] docker ps'],
    ['op item list', '! op item list'],
    ['vault kv get -field=a b', '! vault kv get -field=a b'],
  ])('%s', (text, ...lines) => expect(shown(read(text))).toEqual(lines))

  it('knows who uses what is printed', () => {
    expect(shown(read('op run --env-file "$(a)" -- docker login -u "$(b)"'))).toEqual([
      'a ^2',
      'b ^3',
      '! op run --env-file ‹$(a)›',
      '! [op run] docker login -u ‹$(b)›',
    ])
  })

  it('reads a pipe', () => {
    expect(shown(read('echo a | op run -- docker login --password-stdin')).slice(1)).toEqual([
      '! op run <0',
      '! [op run] docker login --password-stdin <0',
    ])
  })
})

describe('variables', () => {
  const last = (text: string): string | undefined => shown(read(text)).at(-1)

  it.each<[string, string]>([
    ['T=1\ndocker pull a:$T', '! docker pull a:1'],
    ['T=1; N=a:$T\ndocker pull "$N"', '! docker pull a:1'],
    ['D="docker run"\n$D a', '! docker run a'],
    ['docker pull a:$T', '! docker pull ‹a:${T}›'],
    ['T=$(date)\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['T=${T:-1}\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['[ -f x ] && T=1\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['T=1\n[ -f x ] && T=1\ndocker pull a:$T', '! docker pull a:1'],
    ['T=1\n(T=2)\ndocker pull a:$T', '! docker pull a:1'],
    ['T=1\n. ./env\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['T=1\nread T\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['for T in 1 2; do :; done\ndocker pull a:$T', '! docker pull a:2'],
    ['for T in $X; do :; done\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['export T=1\ndocker pull a:$T', '! docker pull a:1'],
    ['T=1; T+=2\ndocker pull a:$T', '! docker pull ‹a:${T}›'],
    ['docker run "$@" $OPTS "${X[@]}" "$(pwd)/x"', '! docker run ‹${@}›* ‹${OPTS}›* ‹${X}›* ‹$(pwd)/x›'],
  ])('%j', (text, words) => expect(last(text)).toBe(words))

  it('takes what is known from outside', () => {
    const script = read('docker pull a:$T-$U', { variables: { T: '1', U: null } })
    expect(shown(script)).toEqual(['! docker pull ‹a:1-${U}›'])
  })

  it('keeps what the script sets', () => {
    const { settings } = read('A=1\ndocker ps\nexport B=2 C="$X"\nif x; then D=4; fi\n')
    expect(
      settings.map(({ name, value, exported, certain, before }) => [name, value, exported, certain, before]),
    ).toEqual([
      ['A', '1', false, true, 0],
      ['B', '2', true, true, 2],
      ['C', null, true, true, 2],
      ['D', '4', false, false, 3],
    ])
  })

  it('knows what is exported, and what only named', () => {
    const { settings } = read(
      'A=1\nexport A\nset -a\nB="$A-$C"\nset +a\nset -eo allexport\nD=$B\nset +o allexport; E=2',
    )
    expect(
      settings.map(({ name, exported, named, variables }) => [name, exported, named, variables]),
    ).toEqual([
      ['A', false, false, []],
      ['A', true, true, []],
      ['B', true, false, ['A', 'C']],
      ['D', true, false, ['B']],
      ['E', false, false, []],
    ])
  })

  it('shows what it knows of a file that is written', () => {
    const { commands } = read('a > "$DIR/tide.txt" 2>&1 <<< "$TEXT"')
    expect(
      commands[0]?.redirects.map(({ target, shown: file, variables }) => [target, file, variables]),
    ).toEqual([
      [null, '${DIR}/tide.txt', ['DIR']],
      ['1', '1', []],
      [null, '', ['TEXT']],
    ])
  })

  it('gives up on values that grow', () => {
    const text = `A=${'x'.repeat(100)}\n${'A="$A$A"\n'.repeat(40)}docker pull "$A"\n`
    expect(read(text).commands[0]?.words.at(-1)?.text).toBeNull()
  })
})

describe('the file', () => {
  it.each<[string, string | null]>([
    ['#!/bin/sh\n', 'sh'],
    ['#!/usr/bin/env bash\n', 'bash'],
    ['#!/usr/bin/env -S bash -eu\n', 'bash'],
    ['docker ps\n', null],
    ['', null],
  ])('%j is for %s', (text, interpreter) => expect(read(text).interpreter).toBe(interpreter))

  it('leaves scripts for other interpreters alone', () => {
    const script = read('#!/usr/bin/env python3\nprint("docker run --privileged")\n')
    expect([script.interpreter, script.commands, script.unreadable]).toEqual(['python3', [], []])
  })

  it('takes options from the first line', () => {
    expect(shown(read('#!/bin/sh -e\ndocker a\ndocker b\n'))).toEqual(['! docker a', '! docker b'])
  })

  it('finds comments, and no others', () => {
    const text =
      '#!/bin/sh\n# one\ndocker run a # two\necho "# no" a#b $# ${#x}\ncat <<E\n# no\nE\nx=1 # three\n'
    const script = read(text)
    expect(script.comments.map((comment) => comment.text)).toEqual(['one', 'two', 'three'])
    expect(covered(script, script.comments)).toEqual(['# one', '# two', '# three'])
  })

  it('names the pieces that a comment may speak about', () => {
    const script = read('docker run \\\n  -d a\nif x; then docker ps; fi\n')
    expect(
      covered(
        script,
        script.blocks.map((range) => ({ range })),
      ),
    ).toEqual(['docker run \\\n  -d a', 'if x; then docker ps; fi', 'x', 'docker ps'])
  })

  it('says why it cannot be read, once for a line', () => {
    const script = read('if docker ps; then\n')
    expect(script.unreadable).toHaveLength(1)
    expect(script.unreadable[0]).toMatchObject({ code: 'shell-syntax', severity: 'error' })
  })

  it('reads up to the limit', () => {
    const script = read('docker ps\n'.repeat(30_000))
    expect(script.problems.map(({ code }) => code)).toEqual(['too-long'])
    expect(script.commands.length).toBeGreaterThan(20_000)
  })

  it('gives places of another file when asked to', () => {
    const place = { start: { line: 7, column: 3, offset: 90 }, end: { line: 7, column: 9, offset: 96 } }
    const script = parseScript('docker run -x a # b\n', { kind: 'shell', place: () => place })
    expect(script.commands[0]?.words.map(({ range }) => range)).toEqual([place, place, place, place])
    expect([script.comments, script.blocks]).toEqual([[], []])
    expect(script.problems.map(({ range }) => range)).toEqual([place])
  })

  it('is plain data', () => {
    const script = read(
      'A=1\necho x | sudo docker run -d -p 80:80 --name "$A" a:1 b\nfoo() { chmod 644 x; }\n',
    )
    expect(JSON.parse(JSON.stringify(script))).toEqual(script)
  })
})

describe('a script that is started by itself', () => {
  it.each([
    ['docker pull ferry:${1:-2.0}', 'docker pull ferry:2.0'],
    ['TAG=${1:-2.0}\ndocker pull "ferry:$TAG"', 'docker pull ferry:2.0'],
    ['docker pull ferry:${TAG-2.0}', 'docker pull ferry:2.0'],
    ['docker pull ferry:${TAG:-${OTHER:-2.0}}', 'docker pull ferry:2.0'],
    [': "${TAG:=2.0}"\ndocker pull "ferry:$TAG"', 'docker pull ferry:2.0'],
    ['pull() { docker pull ferry:${1:-2.0}; }\npull 3.0', 'docker pull ferry:3.0'],
    // Not set by anybody, and nothing is said for that case.
    ['docker pull ferry:$TAG', 'docker pull ferry:${TAG}'],
    ['docker pull ferry:${TAG:?}', 'docker pull ferry:${TAG}'],
    // Set by the script itself.
    ['TAG=$(date)\ndocker pull ferry:${TAG:-2.0}', 'docker pull ferry:${TAG}'],
    ['set -- 3.0\ndocker pull ferry:${1:-2.0}', 'docker pull ferry:${1}'],
    ['. ./settings\ndocker pull ferry:${TAG:-2.0}', 'docker pull ferry:${TAG}'],
    ['read TAG\ndocker pull ferry:${TAG:-2.0}', 'docker pull ferry:${TAG}'],
    ['set -eu\nexport OTHER=1\ndocker pull ferry:${TAG:-2.0}', 'docker pull ferry:2.0'],
  ])('%j', (text, line) => {
    const { commands } = parseScript(text, { kind: 'shell', alone: true })
    expect(
      commands
        .at(-1)
        ?.words.map((word) => word.shown)
        .join(' '),
    ).toBe(line)
  })

  it('names its variables all the same', () => {
    const { commands } = parseScript('docker pull ferry:${TAG:-2.0}', { kind: 'shell', alone: true })
    expect(commands[0]?.words.at(-1)?.variables).toEqual(['TAG'])
  })
})

describe('arrays', () => {
  it.each([
    ['a=(-t ferry:1 "two words")\ndocker build "${a[@]}" .', '-t ferry:1 two words .'],
    ['a=(\n  --push # now\n  -t "$T"\n)\na+=(--pull)\ndocker build "${a[@]}" .', '--push -t ${T} --pull .'],
    ['declare -a a=(--push)\ndocker build "${a[@]}" .', '--push .'],
    ['f() { local -a a=(-t x) b=1; a+=(--push); docker build "${a[@]}" .; }\nf', '-t x --push .'],
    ['if x; then a=(--push); fi\ndocker build "${a[@]}" .', '${a} .'],
    ['(a=(--push))\ndocker build "${a[@]}" .', '${a} .'],
    ['a=(--push)\na[0]=--load\ndocker build "${a[@]}" .', '${a} .'],
  ])('%j', (text, words) => {
    const { commands } = parseScript(text, { kind: 'shell' })
    expect(
      commands
        .at(-1)
        ?.words.slice(2)
        .map(({ shown }) => shown)
        .join(' '),
    ).toBe(words)
  })
})
