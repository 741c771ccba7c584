import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-privileged.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  sonar:\n    image: harbour/sonar:1.8\n',
    'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: false\n',
    'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: ${SONAR_PRIVILEGED}\n',
    'services:\n  sonar:\n    image: harbour/sonar:1.8\n    labels:\n      privileged: "true"\n',
    'x-old: &old\n  privileged: true\nservices:\n  sonar:\n    image: harbour/sonar:1.8\n',
    'x-old: &old\n  privileged: true\nservices:\n  sonar:\n    <<: *old\n    image: harbour/sonar:1.8\n    privileged: false\n',
    'services:\n  sonar:\n    image: harbour/sonar:1.8\n    devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]\n    cap_add: [SYS_ADMIN]\n',
  ],
  invalid: [
    {
      text: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: true\n    restart: always\n',
      reports: [{ messageId: 'service', on: 'privileged: true', confidence: 'certain', severity: 'error' }],
      fixed: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    restart: always\n',
    },
    {
      text: 'services:\n  sonar: { image: harbour/sonar:1.8, privileged: true }\n',
      reports: [{ messageId: 'service', on: 'privileged: true' }],
      fixed: 'services:\n  sonar: { image: harbour/sonar:1.8 }\n',
    },
    {
      text: 'services:\n  sonar: { privileged: true, image: harbour/sonar:1.8 }\n',
      reports: [{ messageId: 'service', on: 'privileged: true' }],
      fixed: 'services:\n  sonar: { image: harbour/sonar:1.8 }\n',
    },
    {
      text: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: "true"\n',
      reports: [{ messageId: 'service', on: 'privileged: "true"' }],
    },
    {
      name: 'a default that lets it run privileged',
      text: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: ${SONAR_PRIVILEGED:-true}\n',
      reports: [{ messageId: 'service', on: 'privileged: ${SONAR_PRIVILEGED:-true}', confidence: 'likely' }],
    },
    {
      name: 'two services by one anchor: one report where it is written',
      text: 'x-device: &device\n  privileged: true\n  restart: always\nservices:\n  sonar:\n    <<: *device\n    image: harbour/sonar:1.8\n  radar:\n    <<: *device\n    image: harbour/radar:2.0\n',
      reports: [{ messageId: 'service', on: 'privileged: true' }],
    },
    {
      name: 'extends',
      text: 'services:\n  device:\n    image: harbour/device:1.0\n    privileged: true\n  sonar:\n    extends: device\n    image: harbour/sonar:1.8\n',
      reports: [{ messageId: 'service', on: 'privileged: true' }],
    },
    {
      name: 'the build',
      text: 'services:\n  sonar:\n    build:\n      context: .\n      privileged: true\n',
      reports: [{ messageId: 'build', on: 'privileged: true' }],
      fixed: 'services:\n  sonar:\n    build:\n      context: .\n',
    },
  ],
})
