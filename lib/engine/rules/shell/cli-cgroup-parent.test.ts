import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-cgroup-parent.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --ulimit nofile=4096:8192 harbour/dredger:1\n',
    'docker run --ulimit memlock=-1:-1 harbour/dredger:1\n',
    'docker run --cgroupns private harbour/dredger:1\n',
    'docker run harbour/dredger:1 --cgroup-parent /x\n',
    'docker run --ulimit core=0 harbour/dredger:1\n',
    'docker run --ulimit "$U" harbour/dredger:1\n',
  ],
  invalid: [
    {
      text: 'docker run --cgroup-parent /harbour harbour/dredger:1\n',
      reports: [{ messageId: 'parent', on: '--cgroup-parent /harbour' }],
    },
    {
      text: 'docker run --cgroup-parent=harbour.slice harbour/dredger:1\n',
      reports: [{ messageId: 'parent', on: '--cgroup-parent=harbour.slice' }],
    },
    {
      text: 'docker run --cgroupns host harbour/dredger:1\n',
      reports: [{ messageId: 'namespace', on: '--cgroupns host' }],
    },
    {
      text: 'docker run --ulimit nproc=-1 harbour/dredger:1\n',
      reports: [{ messageId: 'unlimited', on: '--ulimit nproc=-1' }],
    },
    {
      text: 'docker run --ulimit nofile=1024:-1 harbour/dredger:1\n',
      reports: [{ messageId: 'unlimited', on: '--ulimit nofile=1024:-1' }],
    },
    {
      text: 'docker run --ulimit nofile=unlimited harbour/dredger:1\n',
      reports: [{ messageId: 'unlimited', on: '--ulimit nofile=unlimited' }],
    },
  ],
})
