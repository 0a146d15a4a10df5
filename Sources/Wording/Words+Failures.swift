extension Word {
  // Why a source gave nothing.
  package static let noSuchHost = Word("no such host", "找不到主机")
  package static let noConnection = Word("no connection", "无法连接")
  package static let noConnectionInTime = Word("no connection in time", "连接超时")
  package static let simulatedReadings = Word(
    "its readings are simulated, and this site is not; a site file can say “simulated: yes”",
    "读数为模拟数据，而本站点不是模拟站点；站点文件中可写“simulated: yes”")
  package static let realReadings = Word(
    "its readings are real, and the site file says “simulated: yes”", "读数为真实数据，而站点文件写有“simulated: yes”")
  package static let closedWithoutAnswer = Word(
    "the peer closed the connection without an answer", "对端未应答即关闭连接")
  package static let timedOut = Word("timed out after {}", "{} 超时")
  package static let pollStuck = Word("no answer, and the poll did not end", "无应答，采集未能结束")
  package static let untrustedCertificate = Word(
    "TLS: the certificate is not from a trusted authority, or out of date", "TLS：证书不受信任或已过期")
  package static let certificateOfOther = Word("TLS: the certificate is for another host", "TLS：证书属于其他主机")
  package static let certificateNotPinned = Word(
    "TLS: the certificate is not the one that the site file names", "TLS：证书与站点文件所列不符")
  package static let tlsNotSpoken = Word("TLS: the peer does not speak TLS", "TLS：对端不支持 TLS")
  package static let tlsClientRefused = Word(
    "TLS: the peer does not accept the client certificate", "TLS：对端不接受客户端证书")
  package static let tlsHandshakeFailed = Word("TLS: the handshake failed", "TLS：握手失败")
  package static let tlsHandshakeUnfinished = Word("TLS: the handshake was not completed", "TLS：握手未完成")
  package static let status = Word("HTTP status {}", "HTTP 状态 {}")
  package static let statusUnauthorized = Word(
    "HTTP status 401: the credential was not accepted", "HTTP 状态 401：凭据未被接受")
  package static let statusForbidden = Word(
    "HTTP status 403: the credential does not suffice", "HTTP 状态 403：凭据权限不足")
  package static let statusNotFound = Word("HTTP status 404: no such page", "HTTP 状态 404：没有此页面")
  package static let statusTooMany = Word("HTTP status 429: asked too often", "HTTP 状态 429：请求过于频繁")
  package static let statusBroken = Word("HTTP status 500: an error at the target", "HTTP 状态 500：目标内部错误")
  package static let statusBadGateway = Word("HTTP status 502: bad gateway", "HTTP 状态 502：网关错误")
  package static let statusUnavailable = Word(
    "HTTP status 503: not available at the moment", "HTTP 状态 503：服务暂不可用")
  package static let statusGatewayTimeout = Word("HTTP status 504: the gateway timed out", "HTTP 状态 504：网关超时")
  package static let notRedfish = Word("no Redfish service answers there", "该地址没有 Redfish 服务")
  package static let notAlertmanager = Word("what answers is not an Alertmanager", "应答方不是 Alertmanager")
  package static let notKubernetes = Word(
    "no page of kube-state-metrics, Kueue or Volcano answers there", "该地址没有 Kubernetes 集群的指标页面")
  package static let noSlurmVersion = Word(
    "slurmrestd speaks none of the versions v0.0.36 to v0.0.44", "REST 守护进程不支持 v0.0.36 至 v0.0.44 中任何版本")
  package static let noSession = Word(
    "it took user and password and opened no session", "已接受用户名和密码，但未建立会话")
  /// Its status, and a span.
  package static let asksToWait = Word("{}, asks to be left alone for {}", "{}，请求 {} 内不再访问")
  package static let redirectedElsewhere = Word("redirected to another host", "被重定向到其他主机")
  package static let redirectedToPlainHTTP = Word(
    "redirected from https to http, which is not followed", "从 https 重定向到 http，已拒绝")
  package static let redirectedTooOften = Word("redirected more than {} times", "重定向超过 {} 次")
  package static let notHTTP = Word("what answers there does not speak HTTP/1.1", "对端不支持 HTTP/1.1")
  package static let cannotInflate = Word("the compressed page cannot be inflated", "压缩页面无法解压")
  package static let pageTooLarge = Word("the page is larger than {} bytes", "页面超过 {} 字节")
  package static let pageTruncated = Word(
    "the connection ended after {} bytes, in the middle of the page", "连接在 {} 字节处中断，页面不完整")
  package static let cancelled = Word("cancelled", "已取消")
  package static let credentialFault = Word("credential {}: {}", "凭据 {}：{}")
  package static let faultAt = Word("{}: {}", "{}：{}")

  // What is wrong with a URL.
  package static let urlWithoutScheme = Word(
    "invalid URL: a URL begins with http:// or https://", "无效 URL：须以 http:// 或 https:// 开头")
  package static let urlOfUnknownScheme = Word(
    "invalid URL: only http and https can be read", "无效 URL：仅支持 http 和 https")
  package static let urlWithUser = Word(
    "invalid URL: a URL must not hold a user or password; name a credential file instead",
    "无效 URL：不得含用户名或密码，请改用凭据文件")
  package static let urlWithBadPort = Word(
    "invalid URL: the port is not a number from 1 to 65535", "无效 URL：端口须为 1 到 65535")
  package static let urlWithBadIPv6 = Word(
    "invalid URL: what stands in [ ] is no IPv6 address", "无效 URL：[ ] 内不是 IPv6 地址")
  package static let urlWithBadHost = Word(
    "invalid URL: the host is neither a name nor an address", "无效 URL：主机既非名称也非地址")
  package static let urlWithBadPath = Word(
    "invalid URL: the path is too long or holds characters that must be written as %XX",
    "无效 URL：路径过长，或含须写作 %XX 的字符")
  package static let urlWithBadSocket = Word(
    "invalid address: a socket is named by its absolute path of up to 107 bytes, unix:/run/…",
    "无效地址：套接字须写绝对路径，最长 107 字节")

  // What is wrong with a file.
  package static let notRegularFile = Word("not a regular file", "不是普通文件")
  package static let fileEmpty = Word("the file is empty", "文件为空")
  package static let secretTooLarge = Word("larger than {} bytes, which no secret is", "超过 {} 字节，不可能是凭据")
  package static let changeableByOthers = Word(
    "others than its owner may change it: not run", "所有者以外的用户可修改：未运行")
  package static let readableByOthers = Word(
    "mode 0{} lets others read it; make it 0600 or 0400", "权限 0{} 允许他人读取，请改为 0600 或 0400")
  package static let notOneLine = Word("expected one line of printable ASCII", "应为一行可打印 ASCII 字符")
  package static let notCertificate = Word("not a readable certificate in PEM form", "不是可读的 PEM 证书")
  package static let noCertificate = Word("holds no certificate", "不含证书")
  package static let notKey = Word("not a private key in PEM form", "不是 PEM 私钥")
  package static let certificateWithoutKey = Word(
    "a client certificate needs both its certificate file and its key file", "客户端证书须同时有证书文件和私钥文件")
}
