import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-swarm.ts'

testFileRule(rule, docs, {
  valid: [
    'docker swarm init --autolock --advertise-addr 10.0.0.9\n',
    'docker network create -d bridge harbour\n',
    'docker network create -d overlay --opt encrypted harbour\n',
    'docker network create --driver=overlay -o encrypted=true harbour\n',
    'docker swarm join --token $T 10.0.0.9:2377\n',
    'docker swarm init $OPTS\n',
  ],
  invalid: [
    {
      text: 'docker swarm init\n',
      reports: [{ messageId: 'unlocked', on: 'docker swarm init' }],
    },
    {
      text: 'docker swarm init --autolock=false\n',
      reports: [{ messageId: 'unlocked', on: '--autolock=false' }],
    },
    {
      text: 'docker swarm init --autolock --listen-addr 0.0.0.0:2377\n',
      reports: [{ messageId: 'listens', on: '--listen-addr 0.0.0.0:2377' }],
    },
    {
      text: 'docker network create -d overlay harbour\n',
      reports: [{ messageId: 'plain', on: 'docker network create' }],
    },
    {
      text: 'docker network create --driver overlay --attachable harbour\n',
      reports: [{ messageId: 'plain', on: 'docker network create' }],
    },
    {
      text: 'docker swarm init --listen-addr 0.0.0.0\n',
      reports: [
        { messageId: 'unlocked', on: 'docker swarm init' },
        { messageId: 'listens', on: '--listen-addr 0.0.0.0' },
      ],
    },
  ],
})
