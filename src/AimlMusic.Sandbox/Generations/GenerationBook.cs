using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>All generations and their costs, under one lock, so that a charge and its song appear together.</summary>
internal sealed class GenerationBook(SandboxSeed seed, SandboxSettings settings, PriceList prices, decimal balance)
{
    private readonly object _lock = new();
    private readonly List<Generation> _all = [];
    private readonly Dictionary<string, Generation> _byId = [];
    private readonly Dictionary<string, Generation> _byFile = [];
    private decimal _funds = balance;

    /// <summary>Accepts a request with its price; null if the balance is not sufficient.</summary>
    public Generation? Accept(ModelSpec model, SongOrder order, SandboxRequest request)
    {
        lock (_lock)
        {
            var price = prices.Charged(model);
            if (BalanceUnderLock(request.Time) < price)
            {
                return null;
            }

            var number = _all.Count + 1;
            var text = number.ToString(CultureInfo.InvariantCulture);
            var generation = new Generation
            {
                Number = number,
                Id = GenerationIds.Create(seed, "generation", model, number),
                FileToken = seed.Uuid("file:" + text),
                Model = model,
                Order = order.HasOwnSeed ? order : order with { Brief = order.Brief with { Seed = seed.Number("song:" + text) } },
                RequestId = request.Id,
                ClientRequestId = ClientRequestId.Of(request),
                Key = request.Key,
                Usd = price,
                IsLogged = request.Fault?.Logged ?? true,
                Created = request.Time,
                Ends = request.Time + settings.GenerationTime,
                Failure = request.Fault?.Fail,
            };
            _all.Add(generation);
            _byId.Add(generation.Id, generation);
            _byFile.Add(generation.FileToken, generation);
            request.InferenceId = generation.Id;
            return generation;
        }
    }

    public Generation? Find(string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var generation) ? generation : null;
        }
    }

    public Generation? FindFile(string token)
    {
        lock (_lock)
        {
            return _byFile.TryGetValue(token, out var generation) ? generation : null;
        }
    }

    public IReadOnlyList<Generation> Snapshot()
    {
        lock (_lock)
        {
            return [.. _all];
        }
    }

    public decimal BalanceAt(DateTimeOffset now)
    {
        lock (_lock)
        {
            return BalanceUnderLock(now);
        }
    }

    public void SetBalance(decimal value, DateTimeOffset now)
    {
        lock (_lock)
        {
            _funds = value + SpentUnderLock(now);
        }
    }

    private decimal BalanceUnderLock(DateTimeOffset now) => _funds - SpentUnderLock(now);

    private decimal SpentUnderLock(DateTimeOffset now) =>
        _all.Sum(generation => generation.IsRefundedAt(now) ? 0 : generation.Usd);
}
