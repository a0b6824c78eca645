using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>
/// The base class of cmdlets whose work runs on the thread pool. All output goes through a queue that only the pipeline thread
/// drains, always completely; the last item that a worker posts reports its own end.
/// Ctrl+C cancels everything. Any other early end (an error with -ErrorAction Stop, Select-Object -First) starts no more work, but
/// lets exchanges in progress complete.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    // While the service fails, songs in doubt must not accumulate by the thousand.
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

    /// <summary>Initializes the cmdlet.</summary>
    protected AsyncCmdlet() => _ending = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);

    /// <summary>Canceled by Ctrl+C, and when <see cref="EndingTime"/> is over.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The current text of the progress bar; null for none.</summary>
    protected virtual string? ProgressStatus => null;

    /// <summary>The time that exchanges in progress have to complete when the cmdlet ends early.</summary>
    protected virtual TimeSpan EndingTime => TimeSpan.FromSeconds(10);

    /// <summary>Whether the cmdlet is about songs, so that the advice of its errors may be, too.</summary>
    private protected virtual bool IsAboutSongs => false;

    /// <summary>The message about songs that continue at the service when the cmdlet ends early; null for none.</summary>
    protected virtual string? GoesOn => null;

    /// <summary>Starts work that the cmdlet waits for at its end.</summary>
    /// <param name="work">The work. An exception becomes an error record. Its token is canceled when no more work may start.</param>
    /// <param name="input">The input object: the target object of an error that names no better one.</param>
    protected void Start(Func<CancellationToken, Task> work, object? input) => Start((_, token) => work(token), input);

    /// <summary>Starts work that the cmdlet waits for at its end.</summary>
    /// <param name="work">The same work, with its input.</param>
    /// <param name="input">The input object.</param>
    private protected void Start<T>(Func<T, CancellationToken, Task> work, T input)
    {
        ThrowIfStopping();
        if (_running == 0)
        {
            _isDebug = DebugOutput.IsWanted(this);
        }

        _running++;
        // Nobody waits for the task: with its result, Task.Run would keep a second one for each song.
        _ = Task.Run(() => { _ = RunAsync(work, input); });
    }

    /// <summary>Queues an action for the pipeline thread.</summary>
    protected void Post(Action action) => _outbox.Add(action);

    /// <summary>Queues an error.</summary>
    private protected void PostError(AimlMusicException exception, object? input, string? label = null) => Post(() => Report(exception, input, label));

    /// <summary>The target object of an error about an input object.</summary>
    private protected virtual object? TargetOf(object? input) => input;

    /// <summary>Parks the current worker: while it only waits, it does not count toward -ThrottleLimit.</summary>
    protected void Park() => Post(() => _parked++);

    /// <summary>Continues a parked worker.</summary>
    protected void Unpark() => Post(() => _parked--);

    /// <summary>Writes a verbose message.</summary>
    protected void WriteDetail(string text) => DebugOutput.WriteDetail(this, text);

    /// <summary>Runs the queued actions.</summary>
    protected void PassOn() => DrainWhile(() => false);

    /// <summary>Runs the queued actions, and waits until another worker may start.</summary>
    /// <param name="throttleLimit">The most workers that are not parked.</param>
    /// <param name="isFull">Another reason to wait. It is asked after each action, and each second.</param>
    protected void WaitForPlace(int throttleLimit, Func<bool>? isFull = null)
    {
        var mostParked = Math.Max(LeastParked, throttleLimit * ParkedPerPlace);
        DrainWhile(() => _running - _parked >= throttleLimit || _parked >= mostParked || isFull?.Invoke() == true);
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

    /// <summary>Writes an error. An error that applies to all further songs ends the cmdlet.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="input">The input object: the target object if the exception names no better one.</param>
    /// <param name="label">The label of the song in a batch; it precedes the message.</param>
    protected void Report(AimlMusicException exception, object? input, string? label = null)
    {
        var record = ErrorRecords.From(exception, TargetOf(input), label, IsAboutSongs);
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

    /// <summary>Ends the workers that are still running.</summary>
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

    // Of thousands of workers that wait, little is kept: no delegates for what they post later.
    private async Task RunAsync<T>(Func<T, CancellationToken, Task> work, T input)
    {
        Diagnostics.Listen(_isDebug ? PostDebug : null);
        try
        {
            await work(input, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The cmdlet ends, and there is no pipeline to report to.
        }
        catch (AimlMusicException e)
        {
            PostError(e, input);
        }
#pragma warning disable CA1031 // A defect in this module is reported as an error of the song and does not end the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            PostDefect(e, input);
        }

        Post(() => _running--);
    }

    private void PostDefect(Exception defect, object? input) => Post(() => WriteError(new ErrorRecord(defect, "UnexpectedError", ErrorCategory.NotSpecified, TargetOf(input))));

    // After the end of the cmdlet, messages are discarded.
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

    // No more work starts. Exchanges in progress complete, so that the ledger is correct; then all workers are waited for.
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
            // A stopped pipeline accepts no warning, but its host can still show one.
            if (_stop.IsCancellationRequested || !TryOn(() => WriteWarning(line)))
            {
                TryOn(() => Host?.UI?.WriteWarningLine(line));
            }
        }
    }

    // Writing to a pipeline that ends can throw any exception.
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
