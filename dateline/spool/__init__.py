"""The life of a dropped file on disk: inbox, claimed, then archive or failed. The only code that renames between them.

=================  =====================================================================
``layout.py``      where everything lies, and the ids
``drop.py``        into the inbox, all or nothing
``inbox.py``       what lies in the inbox
``durable.py``     writing that survives a crash
``claim.py``       what a claim holds
``taking.py``      inbox to claimed
``delivery.py``    counting deliveries, and splitting a claim that ended its worker
``stagefile.py``   the file that one stage leaves for the next
``ending.py``      claimed to archive or failed
``failed.py``      what lies in failed/, and back to the inbox
``overdue.py``     claims that have stopped moving
``account.py``     the sum that adds up
``filerecord.py``  what is known of one dropped file
=================  =====================================================================
"""
