import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-storage-driver.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "storage-driver": "overlay2" }',
    '{ "storage-driver": "btrfs" }',
    '{ "storage-driver": "zfs", "storage-opts": ["zfs.fsname=pool/docker"] }',
    '{ "storage-driver": "fuse-overlayfs" }',
    '{ "features": { "containerd-snapshotter": true } }',
    '{ "storage-driver": "overlay2", "storage-opts": ["overlay2.size=20G"] }',
    '{ "storage-driver": "" }',
  ],
  invalid: [
    {
      text: '{ "storage-driver": "devicemapper" }',
      reports: [
        {
          messageId: 'removed',
          on: '"storage-driver": "devicemapper"',
          severity: 'error',
          confidence: 'certain',
        },
      ],
      fixed: '{ "storage-driver": "overlay2" }',
    },
    {
      text: '{ "storage-driver": "aufs" }',
      reports: [{ messageId: 'removed', on: '"storage-driver": "aufs"' }],
      fixed: '{ "storage-driver": "overlay2" }',
    },
    {
      text: '{ "storage-driver": "overlay" }',
      reports: [{ messageId: 'removed', on: '"storage-driver": "overlay"' }],
    },
    {
      text: '{ "storage-driver": "vfs" }',
      reports: [{ messageId: 'vfs', on: '"storage-driver": "vfs"', severity: 'warning' }],
      fixed: '{ "storage-driver": "overlay2" }',
    },
    {
      name: 'its options are part of the same cause',
      text: '{ "storage-driver": "devicemapper", "storage-opts": ["dm.basesize=20G"] }',
      reports: [{ messageId: 'removed', on: '"storage-driver": "devicemapper"' }],
      fixed: '{ "storage-driver": "devicemapper", "storage-opts": ["dm.basesize=20G"] }',
    },
    {
      text: '{ "storage-driver": "overlay2", "features": { "containerd-snapshotter": true } }',
      reports: [{ messageId: 'snapshotter', on: '"storage-driver": "overlay2"', severity: 'error' }],
    },
    {
      text: '{ "storage-driver": "overlay2", "storage-opts": ["dm.basesize=20G", "overlay2.size=20G"] }',
      reports: [{ messageId: 'option', on: '"dm.basesize=20G"' }],
    },
  ],
})
