"""Replay many RUN folders in one process: `python3 many.py RUN …` prints `code first-line` for each."""
import contextlib, importlib.util, io, sys
from pathlib import Path

sys.dont_write_bytecode = True
script = Path(__file__).resolve().parents[2] / "audit" / "replay.py"
sys.path.insert(0, str(script.parent))
spec = importlib.util.spec_from_file_location("replay", script)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.stdout.reconfigure(encoding="utf-8")
for run in sys.argv[1:]:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = module.main([run])
    out.flush()
    print(code, out.buffer.getvalue().decode().split("\n")[0])
