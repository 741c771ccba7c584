import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-host-namespaces.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --network shop harbour/lookout:3\n',
    'docker run --network none harbour/lookout:3\n',
    'docker run --pid container:shop harbour/lookout:3\n',
    'docker run --ipc private harbour/lookout:3\n',
    'docker run harbour/lookout:3 --network host\n',
    'docker build --network host -t harbour/lookout:3.1 .\n',
    'docker run --hostname host harbour/lookout:3\n',
    'docker run --network $NET harbour/lookout:3\n',
  ],
  invalid: [
    {
      text: 'docker run --network host harbour/lookout:3\n',
      reports: [{ messageId: 'network', on: '--network host' }],
    },
    {
      text: 'docker run --net=host harbour/lookout:3\n',
      reports: [{ messageId: 'network', on: '--net=host' }],
    },
    {
      text: 'docker run --pid host harbour/lookout:3\n',
      reports: [{ messageId: 'pid', on: '--pid host' }],
    },
    {
      text: 'docker run --ipc=host harbour/lookout:3\n',
      reports: [{ messageId: 'ipc', on: '--ipc=host' }],
    },
    {
      text: 'docker run --uts=host --userns=host harbour/lookout:3\n',
      reports: [
        { messageId: 'uts', on: '--uts=host' },
        { messageId: 'userns', on: '--userns=host' },
      ],
    },
    {
      text: 'NET=host\ndocker run --network "$NET" harbour/lookout:3\n',
      reports: [{ messageId: 'network', on: '--network "$NET"' }],
    },
  ],
})
