import { describe, expect, it } from 'vitest'
import { hostAfter, realPath, type HostFile, type HostState } from './host-state.ts'
import { read } from './testing.ts'

const file = (owner: string, group: string, mode: number, directory = false): HostFile => ({
  owner,
  group,
  mode,
  directory,
})

const BEFORE: HostState = {
  files: new Map([
    ['/etc/docker', file('pilot', 'pilot', 0o777, true)],
    ['/etc/docker/daemon.json', file('pilot', 'pilot', 0o666)],
    ['/run/docker.sock', file('root', 'root', 0o666)],
    ['/usr/lib/systemd/system/docker.service', file('root', 'root', 0o664)],
  ]),
  groups: new Map([['docker', new Set(['gitlab-runner', 'ada'])]]),
}

const after = (script: string): HostState => hostAfter(read(script), BEFORE)

function shownFile(script: string, path: string): string {
  const found = after(script).files.get(path)
  return `${found?.owner ?? '?'}:${found?.group ?? '?'} ${found?.mode?.toString(8) ?? '?'}`
}

describe('files', () => {
  it.each<[string, string, string]>([
    ['chmod 644 /etc/docker/daemon.json', '/etc/docker/daemon.json', 'pilot:pilot 644'],
    ['chmod go-w,a-x /etc/docker/daemon.json', '/etc/docker/daemon.json', 'pilot:pilot 644'],
    ['chown root:root /etc/docker', '/etc/docker', 'root:root 777'],
    ['chown root:root /etc/docker', '/etc/docker/daemon.json', 'pilot:pilot 666'],
    ['chown -R 0:0 /etc/docker', '/etc/docker/daemon.json', 'root:root 666'],
    ['chown -R root /etc/docker/; chgrp -R root /etc/docker', '/etc/docker/daemon.json', 'root:root 666'],
    ['chmod -R u=rwX,go=rX /etc/docker', '/etc/docker', 'pilot:pilot 755'],
    ['chmod 600 /etc/docker/*.json', '/etc/docker/daemon.json', 'pilot:pilot 600'],
    ['chgrp docker /var/run/docker.sock; chmod 660 /run/docker.sock', '/run/docker.sock', 'root:docker 660'],
    [
      'chmod 644 /lib/systemd/system/docker.service',
      '/usr/lib/systemd/system/docker.service',
      'root:root 644',
    ],
    ['U=root; chown $U:$U /etc/docker', '/etc/docker', 'root:root 777'],
    ['chown "$U" /etc/docker', '/etc/docker', '?:pilot 777'],
    ['chown root: /etc/docker', '/etc/docker', 'root:root 777'],
    ['chown ada: /etc/docker', '/etc/docker', 'ada:? 777'],
    ['chown root.root /etc/docker', '/etc/docker', 'root:root 777'],
    ['chmod 755 /etc/docker && chmod 700 /etc/docker', '/etc/docker', 'pilot:pilot 700'],
    ['if [ "$X" ]; then chmod 755 /etc/docker; fi', '/etc/docker', 'pilot:pilot ?'],
    ['if [ "$X" ]; then chown pilot /etc/docker; fi', '/etc/docker', 'pilot:pilot 777'],
    [
      'install -o root -g root -m 644 daemon.json /etc/docker/daemon.json',
      '/etc/docker/daemon.json',
      'root:root 644',
    ],
    ['sudo install -d -m 755 /etc/docker', '/etc/docker', 'root:root 755'],
    [
      'for f in /etc/docker /etc/docker/daemon.json; do chown root:root $f; done',
      '/etc/docker/daemon.json',
      'root:root 666',
    ],
    ['chown root "$F"', '/etc/docker', '?:pilot 777'],
    ['chmod 600 /etc/*.json', '/etc/docker/daemon.json', 'pilot:pilot 666'],
    ['echo chmod 644 /etc/docker', '/etc/docker', 'pilot:pilot 777'],
    ['find /etc/docker -type f -exec chmod 644 {} +', '/etc/docker/daemon.json', '?:? ?'],
    ['cd /etc/docker; chmod 640 daemon.json', '/etc/docker/daemon.json', 'pilot:pilot 640'],
    ['cd /etc/docker; chmod 750 .', '/etc/docker', 'pilot:pilot 750'],
    ['cd /etc; chmod 640 daemon.json', '/etc/docker/daemon.json', 'pilot:pilot 666'],
    ['cd "$D"; chmod 640 daemon.json', '/etc/docker/daemon.json', 'pilot:pilot ?'],
    ['find /etc/docker -type f', '/etc/docker/daemon.json', 'pilot:pilot 666'],
    ['cp -a /etc/docker/daemon.json /root', '/etc/docker/daemon.json', 'pilot:pilot 666'],
    ['setfacl -m u:bo:rw /run/docker.sock', '/run/docker.sock', '?:? ?'],
    ['cp new.json /etc/docker/daemon.json; chmod 644 /etc/docker/*', '/etc/docker/daemon.json', '?:? 644'],
    ['chmod --reference=/etc /etc/docker', '/etc/docker', 'pilot:pilot ?'],
  ])('%s', (script, path, expected) => expect(shownFile(`${script}\n`, path)).toBe(expected))
})

describe('groups', () => {
  it.each<[string, readonly string[] | null]>([
    ['gpasswd -d gitlab-runner docker', ['ada']],
    ['deluser gitlab-runner docker', ['ada']],
    ['usermod -aG docker bo', ['gitlab-runner', 'ada', 'bo']],
    ['usermod -G pilots gitlab-runner', ['ada']],
    ['usermod -aG pilots bo', ['gitlab-runner', 'ada']],
    ['gpasswd -d gitlab-runner docker; usermod -aG docker gitlab-runner', ['ada', 'gitlab-runner']],
    ['gpasswd -d "$NAME" docker', null],
    ['[ "$X" ] && gpasswd -d gitlab-runner docker', null],
    ['groupdel docker', null],
    ['gpasswd -M ada docker', ['ada']],
    ['gpasswd -M "$ADMINS" docker', null],
    ['if [ "$X" ]; then gpasswd -M ada docker; fi', null],
    ['if id -nG gitlab-runner | grep -qw docker; then gpasswd -d gitlab-runner docker; fi', ['ada']],
    ['getent group docker | grep -q gitlab-runner && gpasswd -d gitlab-runner docker', ['ada']],
    ['if ! id -nG gitlab-runner | grep -qw docker; then gpasswd -d gitlab-runner docker; fi', null],
    ['id -nG gitlab-runner | grep -qw docker || gpasswd -d gitlab-runner docker', null],
    ['if id -nG ada | grep -qw docker; then gpasswd -d gitlab-runner docker; fi', null],
    ['usermod -rG docker gitlab-runner', ['ada']],
    ["sed -i 's/gitlab-runner//' /etc/group", null],
    ['grep docker /etc/group', ['gitlab-runner', 'ada']],
    ['[ "$X" ] && gpasswd -d nobody docker', ['gitlab-runner', 'ada']],
  ])('%s', (script, members) => {
    const found = after(`${script}\ntrue\n`).groups.get('docker')
    expect(found === null || found === undefined ? null : [...found]).toEqual(members)
  })
})

it.each([
  ['/var/run/docker.sock', '/run/docker.sock'],
  ['/lib/systemd', '/usr/lib/systemd'],
  ['//etc/./docker/', '/etc/docker'],
  ['/library', '/library'],
])('%s is %s', (path, real) => expect(realPath(path)).toBe(real))
