namespace AimlMusic.Sandbox;

/// <summary>The options of a sandbox: its addresses, the time that a song takes, the balance of the account, and others.</summary>
public sealed record SandboxOptions
{
    /// <summary>The address of the API. The default host cannot be resolved; it is available only through <see cref="SandboxHandler"/>.</summary>
    public Uri BaseUri { get; init; } = new("https://sandbox.aimlmusic.invalid/");

    /// <summary>The address of the downloads, with another origin than <see cref="BaseUri"/>.</summary>
    public Uri CdnBaseUri { get; init; } = new("https://cdn.sandbox.aimlmusic.invalid/");

    /// <summary>The time that a generation takes. It is queued for the first quarter, then generating, then completed.</summary>
    public TimeSpan GenerationTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The lifetime of a download link after the completion of its song.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether each poll returns a new link. The vendor does not document this. Otherwise, polls return the same link.</summary>
    public bool RenewsLinks { get; init; }

    /// <summary>The delay until an accepted request is in the request log.</summary>
    public TimeSpan LogLag { get; init; } = TimeSpan.Zero;

    /// <summary>The delay until a charge is in the transactions.</summary>
    public TimeSpan TransactionLag { get; init; } = TimeSpan.Zero;

    /// <summary>The offset of the service's clock, which can be negative. It applies to the <c>Date</c> header, log, transactions and links.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.Zero;

    /// <summary>The seed of ids, links and audio.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The initial balance of the account, in USD.</summary>
    public decimal Balance { get; init; } = 100m;

    /// <summary>The maximum number of API requests in any second, above which the answer is 429; 0 for no limit. The vendor documents none.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>The accepted key; null accepts any key that is not empty.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Further keys of the same account, in addition to <see cref="ApiKey"/>. Each has a separate log.</summary>
    public IReadOnlyList<string> MoreApiKeys { get; init; } = [];

    /// <summary>The listed prices in USD, by id, that differ from the default.</summary>
    public IReadOnlyDictionary<string, decimal> ListedPrices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The charged prices in USD, by id, that differ from the default.</summary>
    public IReadOnlyDictionary<string, decimal> ChargedPrices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The differences from the service.</summary>
    public SandboxQuirks Quirks { get; init; }

    /// <summary>Copies the options with other addresses, when the ports of a server are known.</summary>
    /// <param name="baseUri">The address of the API.</param>
    /// <param name="cdnBaseUri">The address of the downloads.</param>
    /// <returns>A copy.</returns>
    public SandboxOptions WithAddresses(Uri baseUri, Uri cdnBaseUri) => this with { BaseUri = baseUri, CdnBaseUri = cdnBaseUri };

    internal void Validate()
    {
        if (BaseUri.GetLeftPart(UriPartial.Authority) == CdnBaseUri.GetLeftPart(UriPartial.Authority))
        {
            throw new ArgumentException("The API and the downloads must have different origins.");
        }

        if (GenerationTime < TimeSpan.Zero || LinkLifetime < TimeSpan.Zero || LogLag < TimeSpan.Zero || TransactionLag < TimeSpan.Zero)
        {
            throw new ArgumentException("A time span of the sandbox must not be negative.");
        }

        if (ClockSkew.Duration() > TimeSpan.FromDays(366))
        {
            throw new ArgumentException("The clock of the sandbox must not be off by more than 366 days.");
        }

        if (Balance < 0)
        {
            throw new ArgumentException("The balance of the sandbox must not be negative.");
        }

        if (RequestsPerSecond < 0)
        {
            throw new ArgumentException("The number of requests a second must not be negative.");
        }

        if (ApiKey is not null && string.IsNullOrWhiteSpace(ApiKey))
        {
            throw new ArgumentException("The key of the sandbox must not be empty; null accepts any key.");
        }

        if (MoreApiKeys.Any(string.IsNullOrWhiteSpace) || (ApiKey is null && MoreApiKeys.Count > 0))
        {
            throw new ArgumentException("More keys need a first one, and none may be empty.");
        }

        if (!ListedPrices.Concat(ChargedPrices).All(price => PriceList.IsPrice(price.Key, price.Value)))
        {
            throw new ArgumentException($"A price of the sandbox must be from 0 to {PriceList.Most} USD, for one of its models.");
        }
    }
}
