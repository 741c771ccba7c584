import { describe, expect, it } from 'vitest'
import type { BuildCall, Call, ComposeCall, LoginCall, RunCall, ServiceCall } from './model.ts'
import { covered, read } from './testing.ts'

function call<Kind extends Call['kind']>(text: string, kind: Kind): Extract<Call, { kind: Kind }> {
  const found = read(text).commands.at(-1)?.call
  expect(found?.kind).toBe(kind)
  return found as Extract<Call, { kind: Kind }>
}

const run = (text: string): RunCall => call(text, 'run')
const build = (text: string): BuildCall => call(text, 'build')
const optionsOf = (text: string): readonly string[] =>
  (read(text).commands.at(-1)?.call?.options ?? []).map(
    ({ name, value, global }) => `${global ? 'global ' : ''}${name}=${value ?? '?'}`,
  )

describe('the name of a command', () => {
  it.each<[string, string, string]>([
    ['docker run a', 'run', 'run'],
    ['docker container run a', 'run', 'run'],
    ['/usr/bin/docker create a', 'run', 'create'],
    ['docker -D --context x run a', 'run', 'run'],
    ['docker images', 'image', 'image ls'],
    ['docker image list', 'image', 'image ls'],
    ['docker image rm a', 'image', 'rmi'],
    ['docker image build .', 'build', 'build'],
    ['docker builder build .', 'build', 'build'],
    ['docker buildx b .', 'build', 'buildx build'],
    ['docker buildx --builder x build .', 'build', 'buildx build'],
    ['docker buildx imagetools inspect a', 'other', 'buildx imagetools'],
    ['docker container ls -a', 'other', 'ps'],
    ['docker compose -f a.yml up', 'compose', 'compose up'],
    ['docker-compose up', 'compose', 'compose up'],
    ['docker compose', 'compose', 'compose'],
    ['docker stack deploy -c a.yml x', 'other', 'stack deploy'],
    ['docker service create a', 'service', 'service create'],
    ['docker commit a b', 'image', 'commit'],
    ['podman build .', 'build', 'build'],
    ['buildctl build --frontend x', 'build', 'build'],
    ['dockerd -H fd://', 'daemon', ''],
    ['docker', 'other', ''],
    ['docker $VERB a', 'other', ''],
    ['trivy image a', 'other', 'image'],
    ['cosign verify --key k a', 'other', 'verify'],
    ['notation cert add x', 'other', 'cert add'],
    ['syft a', 'other', 'a'],
  ])('%s', (text, kind, verb) => {
    const found = read(text).commands.at(-1)?.call
    expect([found?.kind, found?.verb]).toEqual([kind, verb])
  })

  it.each(['kubectl run a', 'git commit', 'echo docker run', '"$DOCKER" run a'])(
    '%s is none of ours',
    (text) => expect(read(text).commands.at(-1)?.call).toBeNull(),
  )
})

describe('options', () => {
  it.each<[string, readonly string[]]>([
    ['docker run -it --rm a', ['interactive=true', 'tty=true', 'rm=true']],
    [
      'docker run -p 80:80 -p=81:81 -p82:82 --publish=83:83 a',
      ['publish=80:80', 'publish=81:81', 'publish=82:82', 'publish=83:83'],
    ],
    ['docker run -dp 80:80 a', ['detach=true', 'publish=80:80']],
    ['docker run --net host a', ['network=host']],
    ['docker run --rm=false a --rm', ['rm=false']],
    ['docker run -e A=$X -eB a', ['env=?', 'env=B']],
    ['docker -H tcp://x run -h y a', ['global host=tcp://x', 'hostname=y']],
    ['docker build . -t a', ['tag=a']],
    ['docker exec -it x ls -la', ['interactive=true', 'tty=true']],
    [
      'docker compose -p x --profile a run --rm web -it',
      ['global project-name=x', 'global profile=a', 'rm=true'],
    ],
    ['docker run -- -a', []],
    ['docker run "-e" "A=1" a', ['env=A=1']],
  ])('%s', (text, options) => expect(optionsOf(text)).toEqual(options))

  it('stand where they are written', () => {
    const script = read('docker run -p80:80 --name=x -e "A=$B" --rm -it a')
    const options = script.commands[0]?.call?.options ?? []
    expect(covered(script, options)).toEqual(['-p80:80', '--name=x', '-e "A=$B"', '--rm', '-it', '-it'])
    expect(
      covered(
        script,
        options.map(({ valueRange }) => ({ range: valueRange })),
      ),
    ).toEqual(['80:80', 'x', '"A=$B"', '--rm', '-it', '-it'])
  })
})

describe('docker run', () => {
  it.each<[string, string | null, readonly string[]]>([
    ['docker run a:1 sh -c "x"', 'a:1', ['sh', '-c', 'x']],
    ['docker run --rm reg:5000/a@sha256:x -d', 'reg:5000/a@sha256:x', ['-d']],
    ['docker run "$IMAGE" -d', '${IMAGE}', ['-d']],
    ['docker run $OPTS a:1', 'a:1', []],
    ['docker run "$@" a:1', 'a:1', []],
    ['docker run $X --rm a:1', 'a:1', []],
    ['docker run $IMAGE', '${IMAGE}', []],
    ['docker run -d', null, []],
    ['docker run --unheard-of x a:1', null, []],
  ])('%s', (text, image, args) => {
    const { image: found, args: rest } = run(text)
    expect([found?.word.shown ?? null, rest.map(({ shown }) => shown)]).toEqual([image, args])
  })

  it.each<[string, Partial<RunCall>]>([
    ['docker run -d a', { detach: true, rm: false, tty: false, open: false }],
    ['docker run --rm=$X a', { rm: null }],
    ['docker run $OPTS a', { detach: null, open: true }],
    ['docker run --detach=1 --init=f a', { detach: true, init: false }],
  ])('%s', (text, expected) => expect(run(text)).toMatchObject(expected))

  it('reads environment, labels and log options', () => {
    const { env, labels, logOpts, envFiles } = run(
      'docker run -e A=1 -e B -e "C=$X" -e D= --label x=y --log-opt max-size=10m --env-file e a',
    )
    expect(env.map(({ name, value, passed }) => [name, value, passed])).toEqual([
      ['A', '1', false],
      ['B', null, true],
      ['C', null, false],
      ['D', '', false],
    ])
    expect([labels[0]?.value, logOpts[0]?.name, envFiles[0]?.value]).toEqual(['y', 'max-size', 'e'])
  })

  it.each<[string, string | null, string | null, string | null, string]>([
    ['80', null, null, '80', 'tcp'],
    ['8080:80', null, '8080', '80', 'tcp'],
    ['127.0.0.1:8080:80/udp', '127.0.0.1', '8080', '80', 'udp'],
    ['127.0.0.1::80', '127.0.0.1', null, '80', 'tcp'],
    ['[::1]:8080:80', '::1', '8080', '80', 'tcp'],
    ['8000-8002:80', null, '8000-8002', '80', 'tcp'],
    ['published=8080,target=80,protocol=udp', null, '8080', '80', 'udp'],
  ])('publishes %s', (port, hostIp, published, target, protocol) =>
    expect(run(`docker run -p ${port} a`).ports).toMatchObject([
      { known: true, hostIp, published, target, protocol },
    ]),
  )

  it('does not claim to know a port with a variable', () => {
    const [port] = run('docker run -p "$BIND:8080:80" a').ports
    expect(port).toMatchObject({ known: false, hostIp: null, published: '8080', target: '80' })
  })

  it.each<[string, Record<string, unknown>]>([
    ['-v /a:/b:ro', { type: 'bind', source: '/a', target: '/b', readOnly: true }],
    ['-v ./a:/b', { type: 'bind', source: './a' }],
    ['-v data:/b', { type: 'volume', source: 'data', target: '/b', readOnly: false }],
    ['-v /b', { type: 'volume', source: null, target: '/b' }],
    ['-v "$PWD/a":/b', { type: 'bind', source: null, sourceShown: '${PWD}/a', known: false }],
    ['-v $X:/b', { type: null, source: null, sourceShown: '${X}' }],
    ['-v /a:/b:rshared,z', { propagation: 'rshared' }],
    [
      '--mount type=bind,src=/a,dst=/b,readonly',
      { type: 'bind', source: '/a', target: '/b', readOnly: true },
    ],
    ['--mount source=data,target=/b', { type: 'volume', source: 'data', readOnly: false }],
    ['--mount type=$T,target=/b', { type: null }],
    ['--tmpfs /tmp:size=1m', { type: 'tmpfs', target: '/tmp' }],
  ])('mounts %s', (option, expected) =>
    expect(run(`docker run ${option} a`).mounts).toMatchObject([expected]),
  )

  it.each<[string, number | null]>([
    ['512m', 536_870_912],
    ['1g', 1_073_741_824],
    ['1.5GiB', 1_610_612_736],
    ['1024', 1024],
    ['2kb', 2048],
    ['-1', -1],
    ['much', null],
    ['"$M"', null],
  ])('limits memory to %s', (text, bytes) =>
    expect(run(`docker run -m ${text} a`).limits.memory?.value ?? null).toBe(bytes),
  )
})

describe('docker build', () => {
  it('reads what it is told', () => {
    const found = build(
      'docker buildx build --platform linux/amd64,linux/arm64 -t r.example.com/a:1 -t b -f x/Dockerfile --target t --build-arg A=1 --build-arg B --secret id=s,env=S --ssh default --cache-from type=registry,ref=c --cache-to type=inline --push --pull --no-cache --builder z ./app/',
    )
    expect(found.tags.map(({ reference }) => [reference?.registry, reference?.tag])).toEqual([
      ['r.example.com', '1'],
      ['docker.io', null],
    ])
    expect(found.platforms.map(({ value }) => value)).toEqual(['linux/amd64', 'linux/arm64'])
    expect(found.buildArgs.map(({ name, value, passed }) => [name, value, passed])).toEqual([
      ['A', '1', false],
      ['B', null, true],
    ])
    expect(found).toMatchObject({
      file: { value: 'x/Dockerfile' },
      target: { value: 't' },
      secrets: [{ id: 's', env: 'S', source: null }],
      cacheFrom: [{ fields: { type: 'registry', ref: 'c' } }],
      context: { kind: 'path', path: 'app' },
      push: true,
      pull: true,
      noCache: true,
      load: false,
      builder: { value: 'z' },
    })
  })

  it.each<[string, string, string | null]>([
    ['.', 'path', ''],
    ['./a//b/../c', 'path', 'a/c'],
    ['../x', 'path', '../x'],
    ['/srv/a/', 'path', '/srv/a'],
    ['-', 'stdin', null],
    ['https://git.example.com/a.git#main', 'git', null],
    ['git@git.example.com:a.git', 'git', null],
    ['https://example.com/a.tar.gz', 'url', null],
    ['"$DIR"', 'unknown', null],
  ])('takes %s for its context', (word, kind, path) =>
    expect(build(`docker build -t a ${word}`).context).toMatchObject({ kind, path }),
  )

  it.each<[string, string | null | undefined]>([
    ['--provenance=false', 'false'],
    ['--provenance=true', 'max'],
    ['--provenance=mode=max', 'max'],
    ['--provenance mode=max', 'max'],
    ['--attest type=provenance,mode=max', 'max'],
    ['--attest=type=provenance', 'max'],
    ['--provenance "$P"', null],
    ['', undefined],
  ])('reads provenance from %j', (option, value) =>
    expect(build(`docker buildx build ${option} .`).provenance?.value).toBe(value),
  )

  it.each<[string, boolean | null]>([
    ['--push', true],
    ['-o type=registry', true],
    ['--output type=image,name=a,push=true', true],
    ['--output "$O"', null],
    ['--load', false],
    ['', false],
  ])('knows of %j whether it pushes', (option, push) =>
    expect(build(`docker buildx build ${option} .`).push).toBe(push),
  )

  it.each<[string, boolean | null | undefined]>([
    ['--sbom=true', true],
    ['--sbom=false', false],
    ['--sbom=generator=a/b', true],
    ['--attest type=sbom', true],
    ['', undefined],
  ])('reads the SBOM from %j', (option, value) =>
    expect(build(`docker buildx build ${option} .`).sbom?.value).toBe(value),
  )

  it('reads buildctl the same way', () => {
    const found = build(
      'buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=app --local dockerfile=ci --opt filename=A.Dockerfile --opt target=t --opt build-arg:V=1 --opt platform=linux/arm64 --secret id=s,src=f --import-cache type=registry,ref=c --output type=image,name=r.example.com/a:1,push=true',
    )
    expect(found).toMatchObject({
      tool: 'buildctl',
      context: { kind: 'path', path: 'app' },
      file: { value: 'ci/A.Dockerfile' },
      target: { value: 't' },
      buildArgs: [{ name: 'V', value: '1' }],
      platforms: [{ value: 'linux/arm64' }],
      secrets: [{ id: 's', source: 'f' }],
      cacheFrom: [{ fields: { ref: 'c' } }],
      tags: [{ reference: { name: 'r.example.com/a', tag: '1' } }],
      push: true,
    })
  })
})

describe('other commands', () => {
  it.each<[string, LoginCall['input'], boolean | null]>([
    ['echo x | docker login -u a --password-stdin', 'pipe', true],
    ['docker login --password-stdin < f', 'file', true],
    ['docker login --password-stdin <<< "$T"', 'text', true],
    ['docker login r.example.com', null, false],
  ])('%s', (text, input, passwordStdin) =>
    expect(call(text, 'login')).toMatchObject({ input, passwordStdin }),
  )

  it('reads compose', () => {
    const up: ComposeCall = call(
      'docker compose -f a.yml -f b.yml --project-directory x --env-file e up -d --build --scale web=3 web db',
      'compose',
    )
    expect(up.files.map(({ value }) => value)).toEqual(['a.yml', 'b.yml'])
    expect(up.services.map(({ text }) => text)).toEqual(['web', 'db'])
    expect(up).toMatchObject({
      command: 'up',
      v1: false,
      detach: true,
      build: true,
      scale: [{ name: 'web', value: '3' }],
    })
    const exec: ComposeCall = call('docker-compose exec -T web ls -la', 'compose')
    expect([exec.v1, exec.services[0]?.text, exec.args.map(({ text }) => text)]).toEqual([
      true,
      'web',
      ['ls', '-la'],
    ])
  })

  it('reads services', () => {
    const created: ServiceCall = call(
      'docker service create --name x -e A=1 --secret s -p 80:80 a:1 sh',
      'service',
    )
    expect([created.image?.reference?.tag, created.secrets[0]?.value, created.args[0]?.text]).toEqual([
      '1',
      's',
      'sh',
    ])
    expect(call('docker service update --image a:2 --env-add B=2 x', 'service')).toMatchObject({
      image: { reference: { tag: '2' } },
      env: [{ name: 'B' }],
    })
  })

  it.each<[string, readonly (string | null)[]]>([
    ['docker pull a:1', ['1']],
    ['docker tag a:1 b:2', ['1', '2']],
    ['docker commit x a:3', ['3']],
    ['docker push "$I"', [null]],
  ])('%s', (text, tags) =>
    expect(call(text, 'image').images.map(({ reference }) => reference?.tag ?? null)).toEqual(tags),
  )
})

describe('the host', () => {
  it.each<[string, Record<string, unknown>]>([
    ['chmod 644 /a /b', { kind: 'chmod', mode: { value: '644' }, recursive: false }],
    ['chmod -R u=rwX,go= /a', { kind: 'chmod', mode: { value: 'u=rwX,go=' }, recursive: true }],
    ['chmod -x /a', { kind: 'chmod', mode: { value: '-x' } }],
    ['chmod --reference=b a', { kind: 'chmod', mode: null }],
    ['chown root:docker /a', { kind: 'chown', owner: { value: 'root' }, group: { value: 'docker' } }],
    ['chown -R root /a', { kind: 'chown', owner: { value: 'root' }, group: null, recursive: true }],
    ['chown :docker /a', { kind: 'chown', owner: null, group: { value: 'docker' } }],
    ['chown root: /a', { kind: 'chown', owner: { value: 'root' }, group: { value: 'root' } }],
    ['chown ada: /a', { kind: 'chown', owner: { value: 'ada' }, group: { value: null } }],
    ['chown "$U:docker" /a', { kind: 'chown', owner: { value: null }, group: { value: 'docker' } }],
    ['chgrp docker /a', { kind: 'chown', owner: null, group: { value: 'docker' } }],
    ["stat -c '%U:%G' /a", { kind: 'stat', format: { value: '%U:%G' } }],
    [
      'usermod -aG docker,sudo ada',
      { kind: 'group', action: 'add', groups: [{ value: 'docker' }, { value: 'sudo' }] },
    ],
    ['usermod -G docker ada', { kind: 'group', action: 'set' }],
    [
      'gpasswd -d ada docker',
      { kind: 'group', action: 'remove', user: { text: 'ada' }, groups: [{ value: 'docker' }] },
    ],
    ['deluser ada docker', { kind: 'group', action: 'remove', user: { text: 'ada' } }],
    ['adduser ada docker', { kind: 'group', action: 'add', groups: [{ value: 'docker' }] }],
    ['install -m 644 a /b', { kind: 'other', tool: 'install' }],
  ])('%s', (text, expected) => expect(read(text).commands[0]?.call).toMatchObject(expected))

  it.each(['usermod -L ada', 'adduser ada', 'gpasswd docker'])('%s changes no group', (text) =>
    expect(read(text).commands[0]?.call).toBeNull(),
  )
})

describe('mistakes', () => {
  it.each<[string, string]>([
    ['docker run --memry 1g a', 'docker run has no option --memry: did you mean --memory?'],
    ['docker run -k a', 'docker run has no option -k'],
    ['docker run -itk a', 'docker run has no option -k'],
    ['docker build -t', '-t of docker build needs a value, and the command ends here'],
    ['docker pul a', 'docker has no command pul: did you mean pull?'],
    ['docker compose upp', 'docker compose has no command upp: did you mean up?'],
    ['docker compose down --volume', 'docker compose down has no option --volume: did you mean --volumes?'],
  ])('%s', (text, message) => expect(read(text).problems.map((each) => each.message)).toEqual([message]))

  it.each([
    'docker my-plugin x',
    'docker run --name=$X a',
    'podman run --frob a',
    'docker scout cves --frob a',
  ])('%s may be right', (text) => expect(read(text).problems).toEqual([]))
})

describe('what people write', () => {
  it.each(
    `
    docker run --name lights -d -w /deck --storage-opt size=20G --stop-timeout 5 --sysctl net.core.somaxconn=1024 harbour/lights:1
    docker run -a stdin -a stdout -i -t --device-read-bps /dev/sda:1mb --annotation a=b --health-start-interval 1s harbour/lights:1 cat
    docker run --rm --gpus '"device=0"' --shm-size 1g --ipc private --cpuset-cpus 0-3 --dns 10.0.0.2 --add-host a:10.0.0.3 x
    docker create --volumes-from lights:ro --label-file l --link-local-ip 1.2.3.4 --mac-address 92:d0:c6:0a:29:33 x
    docker buildx bake --set *.platform=linux/arm64 --print release
    docker buildx create --use --name release --driver docker-container --driver-opt network=host
    docker buildx imagetools create -t a:1 a:amd64 a:arm64
    docker buildx inspect --bootstrap release
    docker buildx du --verbose
    docker build --build-context app=../app --no-cache-filter=test --attest type=sbom --annotation index:a=b -o - .
    docker build --check --call=outline --allow network.host --metadata-file m.json .
    docker compose -f - --dry-run up --wait --wait-timeout 60 --no-deps --pull always --remove-orphans
    docker compose run --rm -T -e A=1 --entrypoint sh -v x:/y web -c ls
    docker compose build --build-arg A=1 --with-dependencies --progress plain web
    docker compose logs -f --tail 100 --since 10m web
    docker compose config --images --format json -o x.yaml
    docker compose down -v --rmi local -t 5
    docker compose watch --no-up
    docker compose cp web:/a ./b
    docker compose ps -a --format json --status running
    docker context create shore --docker host=ssh://pilot@shore.example.com
    docker context use shore
    docker ps -a --filter status=exited --format '{{.Names}}' --no-trunc -n 5
    docker images -q --filter dangling=true --digests
    docker image prune -a --filter until=24h -f
    docker logs -ft --since 1h --tail=10 web
    docker inspect -f '{{.State.Status}}' --type container web
    docker stats --no-stream --format json
    docker cp -a web:/a -
    docker save -o a.tar a:1 b:2
    docker load -qi a.tar
    docker update --memory 1g --restart no web
    docker exec -itu 1000 -e A=1 --env-file e -w /x web sh -lc 'ls -la'
    docker network create -d bridge --subnet 10.1.0.0/16 --internal --label a=b -o x=y pier
    docker network connect --ip 10.1.0.5 --alias db pier web
    docker volume create --driver local --opt type=nfs --opt o=addr=10.0.0.9 data
    docker swarm init --autolock --advertise-addr eth0 --listen-addr 10.0.0.9:2377
    docker swarm join-token -q worker
    docker service create --replicas 3 --update-delay 10s --limit-memory 1g --constraint node.role==worker --mount type=volume,src=a,dst=/a x:1
    docker service scale web=3
    docker service update --force --image x:2 --publish-add 80:80 --secret-rm a web
    docker stack deploy -c a.yaml --with-registry-auth --prune shop
    docker node update --availability drain n1
    docker system df -v
    docker secret create db_password -
    docker manifest create --amend a:1 a:amd64
    docker plugin install --grant-all-permissions x
    docker scout cves --only-severity critical,high --exit-code a:1
    docker login registry.example.com -u pilot --password-stdin
    docker tag a:1 b:2
    docker push -a a
    docker pull --platform linux/arm64 -q a:1
    docker commit -a ada -c 'CMD ["x"]' -m y web a:2
    docker history --no-trunc --format json a:1
    docker wait web
    docker top web -ef
    docker rename web old
    docker kill -s HUP web
    docker stop -t 30 web
    docker version --format json
    docker --log-level debug --config /tmp/c info
    nerdctl --namespace k8s.io run -d x
    `
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  )('%s', (text) => expect(read(text).problems).toEqual([]))
})
