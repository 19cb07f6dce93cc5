"""ogr2ogr of the newest GDAL on PyPI (the library in the wheel of pyogrio) through ctypes: gdal_wheel.py DST SRC [ogr2ogr args...]"""
import ctypes, glob, os, sys, pyogrio
so = glob.glob(os.path.join(os.path.dirname(pyogrio.__file__), "..", "pyogrio.libs", "libgdal*.so*"))[0]
g = ctypes.CDLL(so)
P, S = ctypes.c_void_p, ctypes.c_char_p
g.GDALOpenEx.restype = P; g.GDALOpenEx.argtypes = [S, ctypes.c_uint, P, P, P]
g.GDALVectorTranslateOptionsNew.restype = P; g.GDALVectorTranslateOptionsNew.argtypes = [P, P]
g.GDALVectorTranslate.restype = P; g.GDALVectorTranslate.argtypes = [S, P, ctypes.c_int, P, P, P]
g.GDALClose.argtypes = [P]; g.GDALAllRegister()
g.CPLSetConfigOption.argtypes = [S, S]
g.CPLSetConfigOption(b"GDAL_DATA", os.path.join(os.path.dirname(pyogrio.__file__), "gdal_data").encode())
os.environ.setdefault("PROJ_DATA", os.path.join(os.path.dirname(pyogrio.__file__), "proj_data"))
dst, src, args = sys.argv[1], sys.argv[2], sys.argv[3:]
a = (S * (len(args) + 1))(*[x.encode() for x in args], None)
o = g.GDALVectorTranslateOptionsNew(a, None)
h = g.GDALOpenEx(src.encode(), 0x04, None, None, None)
if not h or not o: sys.exit("open or options failed")
hs = (P * 1)(h)
d = g.GDALVectorTranslate(dst.encode(), None, 1, hs, o, None)
if not d: sys.exit("translate failed")
g.GDALClose(d); g.GDALClose(h)
