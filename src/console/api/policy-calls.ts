import {
  type AttachedPolicy,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { EntityKind } from './entity.ts'

interface Page {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

interface Options {
  readonly abortSignal?: AbortSignal
}

type Read<Answer> = (
  iam: IAMClient,
  name: string,
  Marker: string | undefined,
  options: Options,
) => Promise<Answer>

/** The calls for the policies of one kind of thing, which differ by their names alone. */
interface PolicyCalls {
  readonly attached: Read<Page & { readonly AttachedPolicies?: AttachedPolicy[] | undefined }>
  readonly inline: Read<Page & { readonly PolicyNames?: string[] | undefined }>
  readonly document: (
    iam: IAMClient,
    name: string,
    PolicyName: string,
    options: Options,
  ) => Promise<{ readonly PolicyDocument?: string | undefined }>
  readonly attach: (iam: IAMClient, name: string, PolicyArn: string) => Promise<unknown>
  readonly detach: (iam: IAMClient, name: string, PolicyArn: string) => Promise<unknown>
  readonly put: (iam: IAMClient, name: string, PolicyName: string, document: string) => Promise<unknown>
  readonly remove: (iam: IAMClient, name: string, PolicyName: string) => Promise<unknown>
}

export const policyCalls: Readonly<Record<EntityKind, PolicyCalls>> = {
  user: {
    attached: (iam, UserName, Marker, options) =>
      iam.send(new ListAttachedUserPoliciesCommand({ UserName, Marker }), options),
    inline: (iam, UserName, Marker, options) =>
      iam.send(new ListUserPoliciesCommand({ UserName, Marker }), options),
    document: (iam, UserName, PolicyName, options) =>
      iam.send(new GetUserPolicyCommand({ UserName, PolicyName }), options),
    attach: (iam, UserName, PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: (iam, UserName, PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    put: (iam, UserName, PolicyName, PolicyDocument) =>
      iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    remove: (iam, UserName, PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
  },
  group: {
    attached: (iam, GroupName, Marker, options) =>
      iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker }), options),
    inline: (iam, GroupName, Marker, options) =>
      iam.send(new ListGroupPoliciesCommand({ GroupName, Marker }), options),
    document: (iam, GroupName, PolicyName, options) =>
      iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }), options),
    attach: (iam, GroupName, PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
    detach: (iam, GroupName, PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
    put: (iam, GroupName, PolicyName, PolicyDocument) =>
      iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
    remove: (iam, GroupName, PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
  },
  role: {
    attached: (iam, RoleName, Marker, options) =>
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }), options),
    inline: (iam, RoleName, Marker, options) =>
      iam.send(new ListRolePoliciesCommand({ RoleName, Marker }), options),
    document: (iam, RoleName, PolicyName, options) =>
      iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options),
    attach: (iam, RoleName, PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: (iam, RoleName, PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    put: (iam, RoleName, PolicyName, PolicyDocument) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    remove: (iam, RoleName, PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
  },
}
