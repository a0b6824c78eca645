namespace AimlMusic.Sandbox;

/// <summary>What a sandbox is like: where it answers, how long a song takes, what the account holds.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where the API answers. The default host can never be resolved: it is reached through <see cref="SandboxHandler"/> alone.</summary>
    public Uri BaseUri { get; init; } = new("https://sandbox.aimlmusic.invalid/");

    /// <summary>Where the audio is downloaded from: always another origin than <see cref="BaseUri"/>.</summary>
    public Uri CdnBaseUri { get; init; } = new("https://cdn.sandbox.aimlmusic.invalid/");

    /// <summary>How long a generation takes: queued for the first quarter, then generating, then completed.</summary>
    public TimeSpan GenerationTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a download link works after its song is completed.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether a poll gives a link that is good from then on. The vendor does not say; without it, asking again makes no new link.</summary>
    public bool RenewsLinks { get; init; }

    /// <summary>How long until an accepted request shows in the request log.</summary>
    public TimeSpan LogLag { get; init; } = TimeSpan.Zero;

    /// <summary>How long until a charge shows in the transactions.</summary>
    public TimeSpan TransactionLag { get; init; } = TimeSpan.Zero;

    /// <summary>How far the clock of the service is off, either way: its <c>Date</c> header, log, transactions and links all go by it.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.Zero;

    /// <summary>Ids, links and audio all follow from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What the account holds at first, in USD.</summary>
    public decimal Balance { get; init; } = 100m;

    /// <summary>How many requests to the API are taken within any second; 0 takes all. Beyond it the answer is 429. The vendor publishes no such limit.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>The key that is accepted; null accepts any key that is not empty.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Further keys of the same account, beside <see cref="ApiKey"/>. Each has a log of its own.</summary>
    public IReadOnlyList<string> MoreApiKeys { get; init; } = [];

    /// <summary>What the catalogue says that models cost, in USD by id, where that is not the usual price.</summary>
    public IReadOnlyDictionary<string, decimal> ListedPrices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What models cost, in USD by id, where that is not the usual price, whatever the catalogue says.</summary>
    public IReadOnlyDictionary<string, decimal> ChargedPrices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>In what it differs from the service.</summary>
    public SandboxQuirks Quirks { get; init; }

    /// <summary>The same options for other addresses, once the ports of a server are known.</summary>
    /// <param name="baseUri">Where the API answers.</param>
    /// <param name="cdnBaseUri">Where the audio is downloaded from.</param>
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
