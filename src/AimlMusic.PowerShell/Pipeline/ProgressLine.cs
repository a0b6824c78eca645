using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>A progress bar that is updated at most once a second. It is not shown in the first second, nor if the output is redirected.</summary>
internal sealed class ProgressLine(PSCmdlet cmdlet)
{
    private const int ActivityId = 0x41494D4C;
    private const double IntervalSeconds = 1;

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly bool _isSeen = cmdlet.Host.Name != "ConsoleHost" || !(Console.IsOutputRedirected || Console.IsErrorRedirected);
    private double _nextSeconds = IntervalSeconds;
    private bool _wasShown;

    /// <summary>Whether an update is due. It is checked for every song, so the text is created only if it is.</summary>
    public bool IsDue => _isSeen && _elapsed.Elapsed.TotalSeconds >= _nextSeconds;

    public void Show(string status)
    {
        var seconds = _elapsed.Elapsed.TotalSeconds;
        _nextSeconds = seconds + IntervalSeconds;
        _wasShown = true;
        var elapsed = TimeSpan.FromSeconds(Math.Floor(seconds)).ToString("c", CultureInfo.InvariantCulture);
        cmdlet.WriteProgress(Record($"{status}, {elapsed}"));
    }

    public void Complete()
    {
        if (_wasShown)
        {
            var record = Record("Done");
            record.RecordType = ProgressRecordType.Completed;
            cmdlet.WriteProgress(record);
        }
    }

    private ProgressRecord Record(string status) => new(ActivityId, cmdlet.MyInvocation.MyCommand.Name, status);
}
