import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-docker-group.ts'

testFileRule(rule, docs, {
  valid: [
    'gpasswd -d gitlab-runner docker\n',
    'usermod -aG pilots ada\n',
    'deluser ada docker\n',
    'chmod 660 /var/run/docker.sock\n',
    'chmod o-rwx /run/docker.sock\n',
    'chown root:docker /var/run/docker.sock\n',
    'chmod 666 /srv/harbour.sock\n',
    'adduser docker\n',
    'chmod +x docker.sock.sh\n',
  ],
  invalid: [
    {
      text: 'usermod -aG docker gitlab-runner\n',
      reports: [{ messageId: 'member', on: 'docker', severity: 'info' }],
    },
    {
      text: 'sudo usermod --append --groups sudo,docker ada\n',
      reports: [{ messageId: 'member', on: 'sudo,docker' }],
    },
    {
      text: 'gpasswd -a ada docker\n',
      reports: [{ messageId: 'member', on: 'docker' }],
    },
    {
      text: 'adduser ada docker\n',
      reports: [{ messageId: 'member', on: 'docker' }],
    },
    {
      text: 'chmod 666 /var/run/docker.sock\n',
      reports: [{ messageId: 'socket', on: '666', severity: 'error' }],
    },
    {
      text: 'chmod o+rw /run/docker.sock\n',
      reports: [{ messageId: 'socket', on: 'o+rw' }],
    },
    {
      text: 'chmod -R a+rw /var/run/docker.sock\n',
      reports: [{ messageId: 'socket', on: 'a+rw' }],
    },
    {
      text: 'chown ada:docker /var/run/docker.sock\n',
      reports: [{ messageId: 'owner', on: 'ada:docker', severity: 'warning' }],
    },
  ],
})
