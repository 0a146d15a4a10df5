package import SiteModel

extension HistoryFile: Past {}
