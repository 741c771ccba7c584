import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-privileged.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --rm harbour/sonar:1.8\n',
    'docker run --privileged=false harbour/sonar:1.8\n',
    'docker run harbour/sonar:1.8 --privileged\n',
    'echo docker run --privileged harbour/sonar:1.8\n',
    '# docker run --privileged harbour/sonar:1.8\n',
    'docker exec sonar sh -c "run --privileged"\n',
    'docker run --privileged --privileged=false harbour/sonar:1.8\n',
    'docker run --cap-add SYS_ADMIN harbour/sonar:1.8\n',
  ],
  invalid: [
    {
      text: 'docker run --rm --privileged harbour/sonar:1.8\n',
      reports: [{ messageId: 'run', on: '--privileged', confidence: 'certain' }],
      fixed: 'docker run --rm harbour/sonar:1.8\n',
    },
    {
      text: 'sudo docker container run --privileged=true harbour/sonar:1.8\n',
      reports: [{ messageId: 'run', on: '--privileged=true' }],
      fixed: 'sudo docker container run harbour/sonar:1.8\n',
    },
    {
      text: 'podman create --privileged harbour/sonar:1.8\n',
      reports: [{ messageId: 'run', on: '--privileged' }],
    },
    {
      text: 'docker exec -it --privileged sonar sh\n',
      reports: [{ messageId: 'exec', on: '--privileged' }],
      fixed: 'docker exec -it sonar sh\n',
    },
    {
      text: 'if true; then\n  docker run \\\n    --privileged \\\n    harbour/sonar:1.8\nfi\n',
      reports: [{ messageId: 'run', on: '--privileged' }],
    },
    {
      text: "sh -c 'docker run --privileged harbour/sonar:1.8'\n",
      reports: [{ messageId: 'run', on: "'docker run --privileged harbour/sonar:1.8'" }],
    },
    {
      text: 'sonar:\n\tdocker run --privileged harbour/sonar:1.8\n',
      path: 'Makefile',
      reports: [{ messageId: 'run', on: '--privileged' }],
    },
    {
      text: 'FLAGS=--privileged\ndocker run $FLAGS harbour/sonar:1.8\n',
      reports: [{ messageId: 'run', on: '$FLAGS' }],
    },
  ],
})
