namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that read a period of the account. They cost nothing.</summary>
public abstract class PeriodCmdlet : ConnectedCmdlet
{
    /// <summary>The name of the parameter set for a period that ends now.</summary>
    protected const string PeriodSet = "Period";

    /// <summary>The name of the parameter set for a period with a start.</summary>
    protected const string SinceSet = "Since";

    private AccountPeriod? _period;

    /// <summary>The last hours, days or weeks, such as 12h, 30d or 2w.</summary>
    [Parameter(Position = 0, ParameterSetName = PeriodSet)]
    [ValidateNotNullOrEmpty]
    public string Period { get; set; } = "30d";

    /// <summary>The start of the period, local time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SinceSet)]
    public DateTime Since { get; set; }

    /// <summary>The end of the period, local time, exclusive. By default, it is now.</summary>
    [Parameter(ParameterSetName = SinceSet)]
    public DateTime? Until { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _period = ParameterSetName == SinceSet ? AccountPeriod.Between(LocalTime.ToMoment(Since), LocalTime.ToMoment(Until)) : AccountPeriod.Parse(Period);
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, ParameterSetName == SinceSet ? Since : Period, isAboutSongs: false));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var client = Client;
        Start(cancellation => ReadAsync(client, _period!, cancellation), null);
        base.EndProcessing();
    }

    /// <summary>Reads the period and writes the objects.</summary>
    /// <param name="client">The client.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    private protected abstract Task ReadAsync(AimlMusicClient client, AccountPeriod period, CancellationToken cancellationToken);
}
