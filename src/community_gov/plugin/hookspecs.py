"""The hooks: each hands over named things once; none of them runs while a case moves.

The host asks plugin by plugin, in the order of the place's file. An answer is a sequence;
an empty one means *nothing to add*. Every name gets its plugin's name before it, and the
same name twice is refused with both origins. A hook that raises stops the loading of this
place, and of no other.
"""

from collections.abc import Sequence

from community_gov.domain.classifying import Classifier
from community_gov.domain.taxonomy import Taxonomy
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule
from community_gov.ledger.terms import Scheme
from community_gov.plugin.channels import ChannelKind
from community_gov.plugin.contributions import Chapter, Offer, Splice
from community_gov.plugin.markers import hookspec
from community_gov.plugin.telling import Telling
from community_gov.workflow.questions import Question


class Hooks:
    """What a plugin may implement; all of it is optional."""

    @hookspec
    def programs(self) -> Sequence[Offer]:
        """Offer programs, each with its workflow.

        Called once for each neighbourhood that lists the plugin. The full name of a program
        or workflow is ``plugin:name``.

        Returns:
            The offers, in the order in which residents should read them.
        """
        return ()

    @hookspec
    def questions(self) -> Sequence[Question]:
        """Give the Python functions that workflows name: guards and computations.

        A question is named with its version, such as ``months_due@1``. A changed meaning
        takes a new version, and the old one stays for the cases that know it.

        Returns:
            The questions; a workflow may also name those of other plugins, by full name.
        """
        return ()

    @hookspec
    def splices(self) -> Sequence[Splice]:
        """Enter gates, documents, clocks, effects and checks into somebody else's workflow.

        Applied in the order of the place's file, after all programs are known and before
        the patches of the place itself.

        Returns:
            Patches by workflow; one for a workflow that is not there is refused.
        """
        return ()

    @hookspec
    def schemes(self) -> Sequence[Scheme]:
        """Give schemes in which accounts are kept: points, hours.

        Returns:
            The schemes; rules and rewards of other plugins name them by full name.
        """
        return ()

    @hookspec
    def point_rules(self) -> Sequence[PointRule]:
        """Give the rules by which activities earn points.

        A rule is named with its version, such as ``watering@1``. Of several that hold on the
        day of an activity, the newest version counts.

        Returns:
            The rules; each names its scheme.
        """
        return ()

    @hookspec
    def rewards(self) -> Sequence[Reward]:
        """Give what points can be spent on.

        Returns:
            The rewards, in the order in which residents should read them.
        """
        return ()

    @hookspec
    def taxonomies(self) -> Sequence[Taxonomy]:
        """Give the categories that complaints are sorted into, each hard or soft.

        A taxonomy is named with its version, such as ``property@1``.

        Returns:
            The taxonomies; classifiers of other plugins name them by full name.
        """
        return ()

    @hookspec
    def classifiers(self) -> Sequence[Classifier]:
        """Give ways to sort complaints by what they say: keyword rules, or any function.

        All classifiers for one taxonomy are asked; where two disagree, a complaint is not
        classified.

        Returns:
            The classifiers, each named with its version; each names its taxonomy.
        """
        return ()

    @hookspec
    def channels(self) -> Sequence[ChannelKind]:
        """Give kinds of channels by which people are told: letters, calls, groups.

        A place's file makes channels of a kind under ``notices``, with their settings, and says
        who is told by which. Sending happens after the commit, never while a case moves.

        Returns:
            The kinds; their full names are ``plugin:name``.
        """
        return ()

    @hookspec
    def tellings(self) -> Sequence[Telling]:
        """Give rules that tell people something besides what the workflows tell.

        They name no channel: a place's file says by which channel whom it tells, and without
        any the application sends.

        Returns:
            The rules; a name that their workflow does not have is refused.
        """
        return ()

    @hookspec
    def story(self) -> Sequence[Chapter]:
        """Give chapters for ``community-gov story``.

        Returns:
            The chapters, each told only where its places are present.
        """
        return ()
