import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-sensitive-mount.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - ./etc:/etc/backup\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - etc:/etc\n      - root:/root\nvolumes:\n  etc:\n  root:\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /srv/harbour:/data\n      - /mnt/tapes:/tapes\n      - /opt/harbour:/opt/harbour\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /etc/backup/plan.yml:/plan.yml:ro\n      - /etc/ssl/certs:/etc/ssl/certs:ro\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /dev/dri:/dev/dri\n      - /dev/shm:/dev/shm\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - ~/logbooks:/logbooks\n      - /home/harbour/logbooks:/more\n      - ~/.ssh/known_hosts:/known_hosts:ro\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /data\n      - ${BACKUP_ROOT}:/data2\n      - ${BACKUP_ROOT}/etc:/data3\n',
    'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - logbooks:/logbooks\nvolumes:\n  logbooks:\n    driver_opts:\n      type: nfs\n      o: addr=10.0.0.5,rw\n      device: ":/etc"\n',
    {
      name: 'the directory of the socket is a finding of its own',
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /var/run:/var/run\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /:/host\n',
      reports: [{ messageId: 'writable', on: '/', confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - type: bind\n        source: /etc/\n        target: /host/etc\n        read_only: true\n',
      reports: [{ messageId: 'readable', on: '/etc/', severity: 'error' }],
    },
    {
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - ~/.ssh:/root/.ssh:ro\n      - ${HOME}/.aws:/root/.aws:ro\n',
      reports: [
        { messageId: 'readable', on: '~/.ssh' },
        { messageId: 'readable', on: '${HOME}/.aws', confidence: 'certain' },
      ],
    },
    {
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /var/lib/docker/volumes:/volumes:ro\n      - /usr/local/bin:/host/bin\n',
      reports: [
        { messageId: 'readable', on: '/var/lib/docker/volumes' },
        { messageId: 'writable', on: '/usr/local/bin' },
      ],
    },
    {
      name: 'a path that only looks longer',
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /srv/../etc/./shadow:/shadow:ro\n',
      reports: [{ messageId: 'readable', on: '/srv/../etc/./shadow' }],
    },
    {
      name: 'a default of a variable',
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - ${BACKUP_OF:-/root}:/data\n',
      reports: [{ messageId: 'writable', on: '${BACKUP_OF:-/root}', confidence: 'likely' }],
    },
    {
      name: 'a volume that binds a directory',
      text: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - host:/host\nvolumes:\n  host:\n    driver: local\n    driver_opts: { type: none, o: bind, device: /etc }\n',
      reports: [{ messageId: 'writable', on: '/etc' }],
    },
    {
      name: 'what only programs and kernel modules are read from',
      text: 'services:\n  tunnel:\n    image: harbour/tunnel:1.0\n    volumes:\n      - /lib/modules:/lib/modules:ro\n      - /etc/passwd:/etc/passwd:ro\n',
      reports: [
        { messageId: 'readOnly', on: '/lib/modules', severity: 'info' },
        { messageId: 'readOnly', on: '/etc/passwd', severity: 'info' },
      ],
    },
    {
      name: 'monitoring that reads',
      text: 'services:\n  meter:\n    image: prom/node-exporter:v1.10.2\n    volumes:\n      - /proc:/host/proc:ro\n      - /:/rootfs:ro,rslave\n      - /sys:/host/sys\n',
      reports: [
        { messageId: 'monitoring', on: '/proc', severity: 'info' },
        { messageId: 'monitoring', on: '/', severity: 'info' },
        { messageId: 'writable', on: '/sys', severity: 'error' },
      ],
    },
    {
      name: 'the clock of the host',
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n',
      reports: [{ messageId: 'clock', on: '/etc/localtime', confidence: 'possible', severity: 'info' }],
    },
  ],
})
