using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>How long one module's import took, and the process that did nothing else.</summary>
internal sealed class ImportTimes(string name, string manifest)
{
    private readonly List<double> _imports = [];
    private readonly List<double> _processes = [];

    public string Manifest => manifest;

    public void Add(double import, double process)
    {
        _imports.Add(import);
        _processes.Add(process);
    }

    public string Ratio(ImportTimes other) => string.Create(CultureInfo.InvariantCulture, $"{_imports.At(0.5) / other._imports.At(0.5):0.00} ×");

    public override string ToString() => $"{name,-34} Import-Module {Spread(_imports)}  whole process {Spread(_processes)}";

    private static string Spread(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times.At(0.5),5:0} ({times.At(0.25):0} to {times.At(0.75):0})");
}
