using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>
/// A cmdlet whose work runs on the thread pool. Everything for the pipeline goes through a queue that only the pipeline
/// thread empties, always to the end; only a worker reports its own end, as the last thing it posts.
/// Ctrl+C cancels everything. Whatever else ends the cmdlet (an error under -ErrorAction Stop, Select-Object -First) only keeps it
/// from beginning more: what is being sent gets its answer.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    // A service that fails must not gather thousands of songs in doubt.
    private const int LeastParked = 64;
    private const int ParkedPerPlace = 8;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _ending;
    private readonly BlockingCollection<Action> _outbox = [];
    private ProgressLine? _progress;
    private bool _isDebug;
    private int _running;
    private int _parked;
    private bool _isAbandoned;
    private bool _isDone;
    private bool _isDisposed;

    /// <summary>Creates the cmdlet.</summary>
    protected AsyncCmdlet() => _ending = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);

    /// <summary>Cancelled by Ctrl+C, and when what is being sent was waited for long enough.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>What the progress bar is to say now.</summary>
    protected virtual string? ProgressStatus => null;

    /// <summary>How long what is being sent may take to be answered once the cmdlet is to end.</summary>
    protected virtual TimeSpan EndingTime => TimeSpan.FromSeconds(10);

    /// <summary>What goes on at the service though the cmdlet ended before its time; null where nothing does.</summary>
    protected virtual string? GoesOn => null;

    /// <summary>Begins work that the cmdlet waits for at its end.</summary>
    /// <param name="work">The work; what it throws becomes an error record. Its token says that nothing more is to begin.</param>
    /// <param name="input">What the work is about: the error's target where nothing better is known.</param>
    protected void Start(Func<CancellationToken, Task> work, object? input)
    {
        ThrowIfStopping();
        if (_running == 0)
        {
            _isDebug = DebugOutput.IsWanted(this);
        }

        _running++;
        _ = Task.Run(() => RunAsync(work, input));
    }

    /// <summary>Hands something to the pipeline thread.</summary>
    protected void Post(Action action) => _outbox.Add(action);

    /// <summary>A worker that only waits takes no place of -ThrottleLimit.</summary>
    protected void Park() => Post(() => _parked++);

    /// <summary>A parked worker goes on.</summary>
    protected void Unpark() => Post(() => _parked--);

    /// <summary>Writes a detail of what is going on.</summary>
    protected void WriteDetail(string text) => DebugOutput.WriteDetail(this, text);

    /// <summary>Passes on what is there.</summary>
    protected void PassOn() => DrainWhile(() => false);

    /// <summary>Passes on what is there, and waits until one more worker may run.</summary>
    protected void WaitForPlace(int throttleLimit)
    {
        var mostParked = Math.Max(LeastParked, throttleLimit * ParkedPerPlace);
        DrainWhile(() => _running - _parked >= throttleLimit || _parked >= mostParked);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        DrainWhile(() => _running > 0);
        _isDone = true;
        _progress?.Complete();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Writes an error; one that no further song can escape ends the cmdlet.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="input">What it is about: the error's target where nothing better is known.</param>
    /// <param name="label">What the message calls the song of a batch.</param>
    protected void Report(AimlMusicException exception, object? input, string? label = null)
    {
        var record = ErrorRecords.From(exception, input, label);
        if (exception.Kind is AimlMusicErrorKind.ApiKeyMissing or AimlMusicErrorKind.NotConnected or AimlMusicErrorKind.Unauthorized or AimlMusicErrorKind.LedgerUnavailable)
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the workers that still run.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            Abandon();
            _ending.Dispose();
            _stop.Dispose();
            _outbox.Dispose();
        }
    }

    private void DrainWhile(Func<bool> mustWait)
    {
        try
        {
            while (mustWait())
            {
                if (_outbox.TryTake(out var action, Tick))
                {
                    action();
                }

                ReportProgress();
            }

            while (_outbox.TryTake(out var action))
            {
                action();
            }

            ThrowIfStopping();
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, object? input)
    {
        Diagnostics.Listen(_isDebug ? PostDebug : null);
        try
        {
            await work(_ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The cmdlet ends; nobody listens any more.
        }
        catch (AimlMusicException e)
        {
            Post(() => Report(e, input));
        }
#pragma warning disable CA1031 // A mistake of ours is the song's error too, not the process's end.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Post(() => WriteError(new ErrorRecord(e, "UnexpectedError", ErrorCategory.NotSpecified, input)));
        }

        Post(() => _running--);
    }

    // What goes on after the cmdlet's end has nobody to tell.
    private void PostDebug(string line)
    {
        try
        {
            Post(() => WriteDebug(line));
        }
        catch (ObjectDisposedException)
        {
        }
    }

    // Nothing more begins. What is being sent gets its answer, so that the ledger is true; then the workers' ends are waited for.
    private void Abandon()
    {
        if (_isAbandoned)
        {
            return;
        }

        _isAbandoned = true;
        _ending.Cancel();
        using CancellationTokenSource patience = new(EndingTime);
        using var registration = patience.Token.Register(_stop.Cancel);
        while (_running > 0)
        {
            TryOn(_outbox.Take());
        }

        if (!_isDone && GoesOn is { } line)
        {
            // A pipeline that was stopped takes no warning; its host still shows one.
            if (_stop.IsCancellationRequested || !TryOn(() => WriteWarning(line)))
            {
                TryOn(() => Host?.UI?.WriteWarningLine(line));
            }
        }
    }

    // Whatever a pipeline that ends says to being written to.
    private static bool TryOn(Action action)
    {
        try
        {
            action();
            return true;
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private void ThrowIfStopping()
    {
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void ReportProgress()
    {
        _progress ??= new ProgressLine(this);
        if (_progress.IsDue && ProgressStatus is { } status)
        {
            _progress.Show(status);
        }
    }
}
