using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>
/// A cmdlet whose work runs on the thread pool. Everything for the pipeline goes through a queue that only the pipeline
/// thread empties, always to the end; a worker's last word in it is that it ended. Stopping only cancels.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly BlockingCollection<Action> _outbox = [];
    private ProgressLine? _progress;
    private bool _isDisposed;

    /// <summary>How many workers have begun and not ended. Counted on the pipeline thread alone.</summary>
    protected int Running { get; private set; }

    /// <summary>What the progress bar is to say now.</summary>
    protected virtual string? ProgressStatus => null;

    /// <summary>Begins work that the cmdlet waits for at its end.</summary>
    /// <param name="work">The work; what it throws becomes an error record.</param>
    /// <param name="input">What the work is about: the error's target where nothing better is known.</param>
    protected void Start(Func<CancellationToken, Task> work, object? input)
    {
        ThrowIfStopping();
        Running++;
        _ = Task.Run(() => RunAsync(work, input));
    }

    /// <summary>Hands something to the pipeline thread.</summary>
    protected void Post(Action action) => _outbox.Add(action);

    /// <summary>Passes on what is there, and waits until no more than so many workers run.</summary>
    protected void DrainUntil(int running)
    {
        try
        {
            while (Running > running)
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
        }
        catch
        {
            Abandon();
            throw;
        }

        ThrowIfStopping();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        DrainUntil(0);
        _progress?.Complete();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Writes an error; one that no further song can escape ends the cmdlet.</summary>
    protected void Report(AimlMusicException exception, object? input)
    {
        var record = ErrorRecords.From(exception, input);
        if (exception.Kind is AimlMusicErrorKind.ApiKeyMissing or AimlMusicErrorKind.Unauthorized or AimlMusicErrorKind.LedgerUnavailable)
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
            _stop.Dispose();
            _outbox.Dispose();
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, object? input)
    {
        try
        {
            await work(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline was stopped; nobody listens any more.
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

        Post(() => Running--);
    }

    // The actions that are left have no pipeline to go to; only the ends are counted.
    private void Abandon()
    {
        _stop.Cancel();
        while (Running > 0)
        {
            try
            {
                _outbox.Take()();
            }
#pragma warning disable CA1031 // Whatever a stopped pipeline says to being written to.
            catch (Exception)
#pragma warning restore CA1031
            {
                continue;
            }
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
