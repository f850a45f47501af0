package kiosk

import (
	"context"

	"example.org/parter/data"
)

type groupReader interface {
	Groups(ctx context.Context) ([]data.Group, error)
	ServicesIn(ctx context.Context, id data.GroupID) ([]data.Service, error)
}

type lifeEventReader interface {
	LifeEvents(ctx context.Context) ([]data.LifeEvent, error)
	ServicesOf(ctx context.Context, id data.LifeEventID) ([]data.Service, error)
}

type serviceReader interface {
	Service(ctx context.Context, id data.ServiceID) (data.Service, error)
}

type noticeReader interface {
	Notices(ctx context.Context) ([]data.Notice, error)
	Notice(ctx context.Context, id data.NoticeID) (data.Notice, error)
}

type charterReader interface {
	Charter(ctx context.Context) (data.Charter, error)
}
