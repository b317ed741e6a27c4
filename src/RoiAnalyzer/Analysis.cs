namespace RoiAnalyzer;
