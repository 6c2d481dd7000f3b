"""What happens to work in progress when the machine, the disk or a provider does not: nothing is lost or paid twice.

`chaos.py` kills and resumes, `cradle.py` is where the killed processes come from, `places.py` knows where in
its work a process is, `world.py` is the small channel they work on, with every paid provider on this machine.
"""
