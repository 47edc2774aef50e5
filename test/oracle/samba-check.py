"""Access checks by Samba. Standard input: a JSON array of {sddl, sids, mask}; output: one of granted, denied, each."""

import json
import sys

import samba.security
from samba import NTSTATUSError
from samba.dcerpc import security

DOMAIN = security.dom_sid("S-1-5-21-1-2-3")
ACCESS_DENIED = 0xC0000022


def check(question):
    descriptor = security.descriptor.from_sddl(question["sddl"], DOMAIN)
    token = security.token()
    sids = [security.dom_sid(sid) for sid in question["sids"]]
    token.sids = sids
    # Without the count the list reads as empty.
    token.num_sids = len(sids)
    try:
        samba.security.access_check(descriptor, token, question["mask"])
    except NTSTATUSError as error:
        if error.args[0] != ACCESS_DENIED:
            raise
        return "denied"
    return "granted"


json.dump([check(question) for question in json.load(sys.stdin)], sys.stdout)
