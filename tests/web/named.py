"""What stands in the place of the pid in each address of the library debate, by the name of the address."""

from tests.library import ARTICLE, MAYOR, STUDENTS

PIDS = {"claim": STUDENTS, "withdraw": STUDENTS, "link": "k000000002", "source": ARTICLE, "citation": "t000000000"}
PIDS |= {"respond": STUDENTS, "respond-to-link": "k000000002", "edit": STUDENTS, "describe": STUDENTS}
PIDS |= {"merge": STUDENTS, "place": STUDENTS, "order": STUDENTS, "link-edit": "k000000002", "merge-speaker": MAYOR}
PIDS |= dict.fromkeys(["edit-source", "attach", "paragraph", "withdraw-source", "merge-source"], ARTICLE)
PIDS |= {"edit-speaker": MAYOR, "withdraw-speaker": MAYOR, "cite-claim": STUDENTS, "cite-link": "k000000002"}
PIDS |= {"edit-citation": "t000000000", "withdraw-citation": "t000000000"}
PIDS |= dict.fromkeys(["history", "history-feed", "version", "difference", "restore"], STUDENTS)
PIDS |= dict.fromkeys(["share", "qr", "reference", "share-version", "qr-version", "reference-version"], STUDENTS)
PIDS |= {"annotation-container": "b000000000", "annotation-resource": "a000000000"}
PIDS |= {"speaker": MAYOR, "map": "b000000000", "cards": "b000000000", "labels": "b000000000", "news": "b000000000"}
PIDS |= {"claim-spans": STUDENTS, "link-spans": "k000000002", "citation-spans": "t000000000", "source-spans": ARTICLE}
PIDS |= {"note-tags": "b000000000"}
PIDS |= {"note-claim": STUDENTS, "note-link": "k000000002", "note-citation": "t000000000", "note-source": ARTICLE}
PIDS |= {"embed": STUDENTS, "picture-claim": STUDENTS, "picture-version": STUDENTS, "picture-debate": "b000000000"}
PIDS |= {"picture-link": "k000000002", "picture-citation": "t000000000", "picture-source": ARTICLE}
PIDS |= {"picture-speaker": MAYOR, "picture-annotation": "a000000000"}
PIDS |= {"claim-form": STUDENTS, "version-form": STUDENTS, "link-form": "k000000002", "source-form": ARTICLE}
PIDS |= {"citation-form": "t000000000", "speaker-form": MAYOR, "annotation-form": "a000000000", "sitemap": "s111111111"}
