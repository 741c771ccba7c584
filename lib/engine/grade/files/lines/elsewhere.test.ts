import { describe } from 'vitest'
import { asksOf } from '../../../testing/line-table.ts'

describe('which daemon docker talks to', () => {
  asksOf(
    { program: 'docker', verb: 'run', elsewhere: false },
    {
      yes: [
        'docker run ferry:1',
        'docker -H unix:///var/run/docker.sock run ferry:1',
        'docker --host tcp://127.0.0.1:2375 run ferry:1',
        'docker --context default run ferry:1',
        'DOCKER_HOST= docker run ferry:1',
        'export DOCKER_HOST=ssh://quay\nunset DOCKER_HOST\ndocker run ferry:1',
        'export DOCKER_HOST=ssh://quay\ndocker --context default run ferry:1',
        'docker run ferry:1 -H tcp://10.0.0.9:2375',
        'docker context use prod\ndocker context use default\ndocker run ferry:1',
        'DOCKER_HOST=ssh://quay\ndocker run ferry:1',
      ],
      no: [
        'docker -H tcp://10.0.0.9:2375 run ferry:1',
        'docker --host=ssh://pilot@quay run ferry:1',
        'DOCKER_HOST=ssh://pilot@quay docker run ferry:1',
        'export DOCKER_HOST=tcp://quay:2375\ndocker run ferry:1',
      ],
      open: [
        'docker --context prod run ferry:1',
        'docker -H "$WHERE" run ferry:1',
        'export DOCKER_CONTEXT=prod\ndocker run ferry:1',
        'docker context use prod\ndocker run ferry:1',
      ],
    },
  )
})
