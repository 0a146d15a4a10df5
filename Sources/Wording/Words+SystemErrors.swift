extension Word {
  /// The system's error of that number (Linux); the number itself for one that nobody meets here.
  package static func systemError(_ code: Int32) -> Word {
    systemErrors[code] ?? Word("error \(code)", "错误 \(code)")
  }

  /// By error number.
  static let systemErrors: [Int32: Word] = [
    1: Word("operation not permitted", "操作不被允许"),
    2: Word("no such file", "没有该文件"),
    5: Word("input/output error", "输入/输出错误"),
    6: Word("no such device or address", "没有该设备或地址"),
    11: Word("resource temporarily unavailable", "资源暂不可用"),
    12: Word("cannot allocate memory", "内存不足"),
    13: Word("permission denied", "权限不足"),
    16: Word("device or resource busy", "设备或资源忙"),
    17: Word("file exists", "文件已存在"),
    18: Word("invalid cross-device link", "跨设备链接无效"),
    19: Word("no such device", "没有该设备"),
    20: Word("not a directory", "不是目录"),
    21: Word("is a directory", "是目录"),
    22: Word("invalid argument", "参数无效"),
    23: Word("too many open files here", "本机打开文件过多"),
    24: Word("too many open files here", "本机打开文件过多"),
    25: Word("inappropriate ioctl for device", "设备不支持该操作"),
    26: Word("text file busy", "程序文件正被占用"),
    27: Word("file too large", "文件过大"),
    28: Word("no space left on device", "磁盘空间不足"),
    30: Word("read-only file system", "文件系统只读"),
    32: Word("the peer reset the connection", "对端重置连接"),
    36: Word("file name too long", "文件名过长"),
    40: Word("too many levels of symbolic links", "符号链接层数过多"),
    61: Word("no data available", "无可用数据"),
    71: Word("protocol error", "协议错误"),
    75: Word("value too large", "数值过大"),
    95: Word("operation not supported", "不支持该操作"),
    98: Word("address already in use", "地址已被占用"),
    99: Word("cannot assign requested address", "无法使用该地址"),
    100: Word("network is down", "网络已断开"),
    101: Word("network unreachable", "网络不可达"),
    103: Word("connection aborted", "连接已中止"),
    104: Word("the peer reset the connection", "对端重置连接"),
    110: Word("no answer to the connection attempt", "连接请求无应答"),
    111: Word("connection refused", "连接被拒绝"),
    112: Word("host is down", "主机已关闭"),
    113: Word("no route to the host", "没有到主机的路由"),
    116: Word("stale file handle", "文件句柄已失效"),
    121: Word("remote I/O error", "远端输入/输出错误"),
    122: Word("disk quota exceeded", "超出磁盘配额"),
    125: Word("operation cancelled", "操作已取消"),
  ]
}
