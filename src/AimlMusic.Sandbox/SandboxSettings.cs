namespace AimlMusic.Sandbox;

/// <summary>The settings that can be changed while the sandbox runs. Each is read and written atomically.</summary>
internal sealed class SandboxSettings(SandboxOptions options)
{
    private long _generationTicks = options.GenerationTime.Ticks;
    private long _linkLifetimeTicks = options.LinkLifetime.Ticks;
    private long _logLagTicks = options.LogLag.Ticks;
    private long _transactionLagTicks = options.TransactionLag.Ticks;

    public bool RenewsLinks => options.RenewsLinks;

    public TimeSpan GenerationTime
    {
        get => new(Interlocked.Read(ref _generationTicks));
        set => Interlocked.Exchange(ref _generationTicks, value.Ticks);
    }

    public TimeSpan LinkLifetime
    {
        get => new(Interlocked.Read(ref _linkLifetimeTicks));
        set => Interlocked.Exchange(ref _linkLifetimeTicks, value.Ticks);
    }

    public TimeSpan LogLag
    {
        get => new(Interlocked.Read(ref _logLagTicks));
        set => Interlocked.Exchange(ref _logLagTicks, value.Ticks);
    }

    public TimeSpan TransactionLag
    {
        get => new(Interlocked.Read(ref _transactionLagTicks));
        set => Interlocked.Exchange(ref _transactionLagTicks, value.Ticks);
    }
}
